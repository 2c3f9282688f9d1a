import { Button, type ButtonProps } from 'antd';
import { useId } from 'react';

/** What can't be done now is shown disabled with the reason beside it, not hidden. */
export function ReasonButton({
  reason,
  ...button
}: Omit<ButtonProps, 'disabled'> & { reason: string | null }) {
  const id = useId();
  if (reason === null) return <Button {...button} />;
  return (
    <span className="reason-button">
      <Button {...button} disabled aria-describedby={id} />
      <span id={id} className="reason">
        {reason}
      </span>
    </span>
  );
}

import { cloneElement, type ReactElement, type ReactNode, useId } from 'react';

interface FieldChildProps {
  id?: string;
  invalid?: boolean;
  status?: '' | 'error';
}

/** A label, its field, what is wrong with it and what it is for. What may stay empty says so. */
export function Field(props: {
  label: string;
  fault?: string | undefined;
  hint?: ReactNode;
  optional?: boolean;
  /** One input of antd or of ui/: gets the label's id. */
  children: ReactElement<FieldChildProps>;
}) {
  const id = useId();
  const ours = typeof props.children.type === 'function';
  const mark: FieldChildProps = props.fault ? (ours ? { invalid: true } : { status: 'error' }) : {};
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
        {props.optional && <span className="field-optional">（可不填）</span>}
      </label>
      {cloneElement(props.children, { id, ...mark })}
      {props.fault && (
        <div className="field-fault" role="alert">
          {props.fault}
        </div>
      )}
      {props.hint && <div className="field-hint">{props.hint}</div>}
    </div>
  );
}

import type { ReactNode } from 'react';
import { fieldId } from './fields.ts';

/** One field of the voucher form: its word, the control, and what is still missing. */
export function Field(props: {
  name: string;
  word: string;
  /** From the verdict: what is still to fill here. */
  missing?: string | undefined;
  hint?: ReactNode;
  wide?: boolean;
  /** Begins a row of its own, so that a pair stays side by side. */
  starts?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classOf(props)}>
      <label htmlFor={fieldId(props.name)}>{props.word}</label>
      <div className="form-control">
        {props.children}
        {props.missing && <div className="field-fault">{props.missing}</div>}
        {props.hint && <div className="field-hint">{props.hint}</div>}
      </div>
    </div>
  );
}

const classOf = ({ wide, starts }: { wide?: boolean; starts?: boolean }) =>
  ['form-field', wide ? 'form-wide' : '', starts ? 'form-starts' : ''].filter(Boolean).join(' ');

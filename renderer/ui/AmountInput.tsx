import { Input } from 'antd';
import { useState } from 'react';
import { capitals } from '#shared/money/capitals.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { readTypedAmount } from '../lib/amount-text.ts';

export interface AmountInputProps {
  id?: string;
  /** 分; null while nothing readable is typed. */
  value: number | null;
  onChange(fen: number | null): void;
  /** Red amounts are allowed. */
  signed?: boolean;
  disabled?: boolean;
  invalid?: boolean;
  autoFocus?: boolean;
  'aria-label'?: string;
}

/** Takes 1,200.5, 3.5万 and =1200+300; shows the amount in capitals below while typing. */
export function AmountInput(props: AmountInputProps) {
  const { value, onChange, signed } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null || typed.trim() === '' ? null : readTypedAmount(typed);
  const fault = read === null ? null : read.ok ? signFault(read.fen, signed) : read.message;
  const change = (text: string) => {
    setTyped(text);
    const next = readTypedAmount(text);
    onChange(next.ok && signFault(next.fen, signed) === null ? next.fen : null);
  };
  // What can't be read stays in the box, so that it can be mended instead of typed again.
  const leave = () => {
    if (fault === null) setTyped(null);
  };
  return (
    <div className="amount-input">
      <Input
        id={props.id}
        aria-label={props['aria-label']}
        value={typed ?? (value === null ? '' : formatYuan(value))}
        onChange={(event) => change(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={leave}
        disabled={props.disabled ?? false}
        autoFocus={props.autoFocus ?? false}
        status={fault !== null || props.invalid ? 'error' : ''}
        suffix="元"
        inputMode="decimal"
        autoComplete="off"
      />
      <AmountHint typed={typed} fault={fault} value={value} />
    </div>
  );
}

function AmountHint(props: { typed: string | null; fault: string | null; value: number | null }) {
  if (props.fault !== null) return <div className="field-fault">{props.fault}</div>;
  if (props.typed === null || props.value === null) return null;
  return <div className="amount-capitals">{capitals(props.value)}</div>;
}

const signFault = (fen: number, signed = false) => (fen < 0 && !signed ? '金额不能为负' : null);

import { parseAmountExpression } from '#shared/money/expression.ts';

export type TypedAmount = { ok: true; fen: number } | { ok: false; message: string };

const MESSAGES = {
  empty: '请填写金额',
  unreadable: '看不懂这个金额',
  'too-many-decimals': '最多到分（两位小数）',
  'too-large': '金额过大',
} as const;

/** An amount as typed, `3.5万` or `1200+300`: the leading `=` of a sum may be left out. */
export function readTypedAmount(text: string): TypedAmount {
  const plain = parseAmountExpression(text);
  const read =
    !plain.ok && plain.reason === 'unreadable' ? parseAmountExpression(`=${text}`) : plain;
  return read.ok ? read : { ok: false, message: MESSAGES[read.reason] };
}

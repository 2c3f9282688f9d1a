import { formatYuan } from '#shared/money/fen.ts';

/** An amount in 元: tabular digits, red with its minus when negative. Null shows a dash. */
export function AmountText({ fen, strong }: { fen: number | null; strong?: boolean }) {
  if (fen === null) return <span className="amount">—</span>;
  const classes = ['amount', fen < 0 ? 'amount-red' : '', strong ? 'amount-strong' : ''];
  return <span className={classes.filter(Boolean).join(' ')}>{formatYuan(fen)}</span>;
}

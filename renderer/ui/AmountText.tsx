import { formatYuan } from '#shared/money/fen.ts';

/** An amount in 元: tabular digits, red with its minus when negative. Null shows a dash. */
export function AmountText({ fen, strong }: { fen: number | null; strong?: boolean }) {
  if (fen === null) return <span className="amount">—</span>;
  const classes = ['amount', fen < 0 ? 'amount-red' : '', strong ? 'amount-strong' : ''];
  return <span className={classes.filter(Boolean).join(' ')}>{formatYuan(fen)}</span>;
}

/** What the bank moved, + in, − out, in words: red is for red letters only. */
export function MovedText({ fen }: { fen: number }) {
  return (
    <span>
      {fen < 0 ? '付' : '收'} <AmountText fen={Math.abs(fen)} />
    </span>
  );
}

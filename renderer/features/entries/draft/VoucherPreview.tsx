import type { DraftVerdict } from '#shared/contract/entries.ts';
import { formatYuan, sumFen } from '#shared/money/fen.ts';
import { AmountText } from '../../../ui/AmountText.tsx';

const HALVES = { financial: '财务会计', budgetary: '预算会计' } as const;

/** The voucher with both halves, each balanced on its own. */
export function VoucherPreview(props: { verdict: Pick<DraftVerdict, 'voucher' | 'summary'> }) {
  const { voucher, summary } = props.verdict;
  if (voucher.length === 0) {
    return <p className="field-hint">补全所缺的项后，这里显示将要生成的凭证。</p>;
  }
  return (
    <table className="voucher">
      <caption>{summary}</caption>
      <thead>
        <tr>
          <th scope="col" className="voucher-head">
            科目
          </th>
          <th scope="col" className="voucher-head">
            借方
          </th>
          <th scope="col" className="voucher-head">
            贷方
          </th>
        </tr>
      </thead>
      {(['financial', 'budgetary'] as const).map((half) => {
        const lines = voucher.filter((line) => line.half === half);
        if (lines.length === 0) return null;
        const debit = sumFen(lines.map((line) => line.debitFen));
        const credit = sumFen(lines.map((line) => line.creditFen));
        return (
          <tbody key={half}>
            <tr>
              <th scope="rowgroup" colSpan={3} className="voucher-half">
                {HALVES[half]}
              </th>
            </tr>
            {lines.map((line) => (
              <tr key={`${line.accountCode}${line.debitFen}${line.creditFen}`}>
                <td>
                  {line.accountCode} {line.accountName}
                </td>
                <td className="cell-right">
                  {line.debitFen !== 0 && <AmountText fen={line.debitFen} />}
                </td>
                <td className="cell-right">
                  {line.creditFen !== 0 && <AmountText fen={line.creditFen} />}
                </td>
              </tr>
            ))}
            <tr className="voucher-sum">
              <td>
                合计
                {debit === credit ? '（借贷相等）' : `（借贷相差 ${formatYuan(debit - credit)}）`}
              </td>
              <td className="cell-right">
                <AmountText fen={debit} />
              </td>
              <td className="cell-right">
                <AmountText fen={credit} />
              </td>
            </tr>
          </tbody>
        );
      })}
    </table>
  );
}

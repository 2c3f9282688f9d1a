import type { StatementLineView } from '#shared/contract/statements.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { AmountText } from '../../ui/AmountText.tsx';
import type { Column } from '../../ui/PagedTable.tsx';
import { StateTag } from '../../ui/StateTag.tsx';

const inFen = (line: StatementLineView) => (line.amountFen > 0 ? line.amountFen : null);
const outFen = (line: StatementLineView) => (line.amountFen < 0 ? -line.amountFen : null);
const yuan = (fen: number | null) => (fen === null ? '' : formatYuan(fen));
const amount = (fen: number | null) => (fen === null ? null : <AmountText fen={fen} />);

/** `fullName`: of a line whose payee was shown for a reason. */
export const lineColumns = (
  fullName: (lineUid: string) => string | null,
): Column<StatementLineView>[] => [
  {
    key: 'day',
    title: '日期',
    width: 104,
    render: (line) => line.day,
    copy: (line) => line.day,
  },
  {
    key: 'in',
    title: '收入',
    width: 124,
    align: 'right',
    render: (line) => amount(inFen(line)),
    copy: (line) => yuan(inFen(line)),
  },
  {
    key: 'out',
    title: '支出',
    width: 124,
    align: 'right',
    render: (line) => amount(outFen(line)),
    copy: (line) => yuan(outFen(line)),
  },
  {
    key: 'balance',
    title: '余额',
    width: 130,
    align: 'right',
    render: (line) => amount(line.balanceFen),
    copy: (line) => yuan(line.balanceFen),
  },
  {
    key: 'party',
    title: '对方户名',
    width: 150,
    grow: true,
    render: (line) => fullName(line.uid) ?? line.counterpartyName,
    copy: (line) => fullName(line.uid) ?? line.counterpartyName,
  },
  {
    key: 'memo',
    title: '摘要',
    width: 170,
    grow: true,
    render: (line) => line.memo,
    copy: (line) => line.memo,
  },
  {
    key: 'state',
    title: '状态',
    width: 200,
    render: (line) => (
      <>
        <StateTag state={line.state} /> <StateNote line={line} />
      </>
    ),
  },
];

/** Beside the state: why it is not accounted for, or how much already is. */
function StateNote({ line }: { line: StatementLineView }) {
  if (line.state === 'ignored') return <span title={line.reason ?? ''}>{line.reason}</span>;
  if (line.state !== 'partial') return null;
  const left = line.amountFen - line.postedFen;
  return <span>余 {formatYuan(Math.abs(left))}</span>;
}

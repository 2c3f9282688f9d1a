import { Button } from 'antd';
import type { BudgetDocumentView } from '#shared/contract/budget.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { BUDGET_KIND_WORDS } from '#shared/terms.ts';
import { momentText } from '../../lib/clock.ts';
import { AmountText } from '../../ui/AmountText.tsx';
import { type Column, PagedTable } from '../../ui/PagedTable.tsx';
import { StateTag } from '../../ui/StateTag.tsx';

type Document = BudgetDocumentView;

/** A correction says why it was made, before what was noted. */
const remarkOf = (d: Document) => (d.reason === '' ? d.note : `更正：${d.reason} ${d.note}`.trim());

/** A reduction takes away: shown red with its minus, though recorded as a positive amount. */
const signedFen = (d: Document) => (d.kind === 'reduction' ? -d.amountFen : d.amountFen);

const COLUMNS: Column<Document>[] = [
  textColumn('kind', '类型', 84, (d) => BUDGET_KIND_WORDS[d.kind]),
  { ...textColumn('documentNo', '文号', 168, (d) => d.documentNo), grow: true },
  {
    key: 'amount',
    title: '金额（元）',
    width: 126,
    align: 'right',
    render: (d) => <AmountText fen={signedFen(d)} />,
    copy: (d) => formatYuan(signedFen(d)),
  },
  textColumn('effectiveOn', '生效日期', 102, (d) => d.effectiveOn),
  textColumn('signedOn', '成文日期', 102, (d) => d.signedOn),
  textColumn('receivedOn', '收到日期', 102, (d) => d.receivedOn),
  {
    key: 'state',
    title: '状态',
    width: 84,
    render: (d) => <StateTag state={d.replacedByUid ? 'replaced' : 'current'} />,
    copy: (d) => (d.replacedByUid ? '已被更正' : '有效'),
  },
  { ...textColumn('note', '备注', 90, remarkOf), grow: true },
  textColumn('recordedBy', '登记人', 80, (d) => d.recordedBy),
  textColumn('recordedAt', '登记时间', 142, (d) => momentText(d.recordedAt)),
];

function textColumn(
  key: string,
  title: string,
  width: number,
  text: (d: Document) => string,
): Column<Document> {
  return { key, title, width, render: text, copy: text };
}

export function BudgetTable(props: {
  list: CallOutput<'budget.list'>;
  /** Why corrections can't be made; null when they can. */
  refusal: string | null;
  onCorrect(document: Document): void;
  onPapers(document: Document): void;
}) {
  const { documents, totals } = props.list;
  const correctable = (d: Document) => d.replacedByUid === null && props.refusal === null;
  const acts: Column<Document> = {
    key: 'acts',
    title: '',
    width: 104,
    render: (d) => (
      <>
        <Button type="link" size="small" onClick={() => props.onPapers(d)}>
          附件
        </Button>
        <Button
          type="link"
          size="small"
          disabled={!correctable(d)}
          title={props.refusal ?? (d.replacedByUid ? '已被更正，请更正现行的一份' : '')}
          onClick={() => props.onCorrect(d)}
        >
          更正
        </Button>
      </>
    ),
  };
  return (
    <PagedTable
      label="预算指标"
      columns={[...COLUMNS, acts]}
      rows={documents}
      rowKey={(d) => d.uid}
      rowClass={(d) => (d.replacedByUid ? 'row-replaced' : '')}
      onOpen={(d) => correctable(d) && props.onCorrect(d)}
      totals={{
        kind: '合计',
        documentNo: '全年可用预算',
        amount: <AmountText fen={totals.authorisedFen} strong />,
      }}
    />
  );
}

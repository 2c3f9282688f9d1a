import { Select } from 'antd';
import type { MatchSource, PaidMatchView } from '#shared/contract/approvals.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { href } from '../../../lib/route.ts';
import { AmountText } from '../../../ui/AmountText.tsx';
import type { Column } from '../../../ui/PagedTable.tsx';
import {
  type Choices,
  proposalsOf,
  proposalText,
  standingProposal,
  type Zone,
} from './chosen-match.ts';
import { SOURCES } from './match-source.ts';

interface Options {
  source: MatchSource;
  zone: Zone;
  choices: Choices;
  choose(uid: string, claimUid: string | null): void;
  /** The name in full, where it was shown for a reason. */
  nameOf(approvalUid: string): string | undefined;
}

const PAID: Column<PaidMatchView>[] = [
  { key: 'day', title: '日期', width: 102, render: (m) => m.day, copy: (m) => m.day },
  {
    key: 'amount',
    title: '付款金额',
    width: 120,
    align: 'right',
    render: (m) => <AmountText fen={m.amountFen} />,
    copy: (m) => formatYuan(m.amountFen),
  },
  { key: 'party', title: '对方户名', width: 110, render: (m) => m.counterparty },
  { key: 'memo', title: '摘要', width: 140, grow: true, render: (m) => m.memo },
];

/** The money, what it may pay, and why. */
export function matchColumns(options: Options): Column<PaidMatchView>[] {
  const { source, zone, choices } = options;
  if (zone === 'none') {
    const draft: Column<PaidMatchView> = {
      key: 'draft',
      title: '',
      width: 110,
      render: (m) => {
        const { word, href: to } = SOURCES[source].elsewhere(m.uid);
        return <a href={to}>{word}</a>;
      },
    };
    return [...PAID, draft];
  }
  return [
    ...PAID,
    {
      key: 'proposal',
      title: '对应的申请',
      width: 270,
      grow: true,
      render: (m) =>
        zone === 'sure' ? <Sure match={m} {...options} /> : <Pick match={m} {...options} />,
    },
    {
      key: 'score',
      title: '吻合',
      width: 56,
      align: 'right',
      render: (m) => (standingProposal(m, choices) ?? m.proposal ?? m.others[0])?.score ?? '',
    },
    {
      key: 'reasons',
      title: '依据',
      width: 220,
      grow: true,
      render: (m) => {
        const shown = standingProposal(m, choices) ?? m.proposal ?? m.others[0];
        const words = shown?.reasons.join('、') ?? '';
        return <span title={words}>{words}</span>;
      },
    },
  ];
}

function Sure({ match, nameOf }: { match: PaidMatchView } & Options) {
  const { proposal } = match;
  const [first] = proposal?.parts ?? [];
  if (!proposal || !first) return null;
  const name = proposal.parts.length === 1 ? nameOf(first.approvalUid) : undefined;
  return (
    <span>
      <a href={href('/cases/relief', { open: first.approvalUid })}>{proposalText(proposal)}</a>
      {name && ` ${name}`}
    </span>
  );
}

function Pick({ match, choices, choose, nameOf }: { match: PaidMatchView } & Options) {
  const options = proposalsOf(match).map((proposal) => {
    const [first] = proposal.parts;
    const name = first && proposal.parts.length === 1 ? nameOf(first.approvalUid) : undefined;
    const total = proposal.parts.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return {
      value: proposal.claimUid,
      label: `${proposalText(proposal)}${name ? ` ${name}` : ''} ${formatYuan(total)}`,
    };
  });
  return (
    <Select
      allowClear
      size="small"
      aria-label="对应的申请"
      placeholder={`${options.length} 种可能，请选择`}
      style={{ width: '100%' }}
      value={choices[match.uid] || null}
      options={options}
      onChange={(claimUid) => choose(match.uid, claimUid ?? null)}
    />
  );
}

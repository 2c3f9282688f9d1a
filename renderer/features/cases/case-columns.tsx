import type { CaseView } from '#shared/contract/cases.ts';
import { CASE_CATEGORY_WORDS, CASE_STATE_WORDS, FOLLOW_UP_STATUS_WORDS } from '#shared/terms.ts';
import type { Column } from '../../ui/PagedTable.tsx';
import { StateTag } from '../../ui/StateTag.tsx';

export const flagsOf = (c: Pick<CaseView, 'crossSeparated' | 'specialHardship'>): string =>
  [c.crossSeparated ? '三跨' : '', c.specialHardship ? '特困' : ''].filter(Boolean).join('、');

/** `30日 已回访 · 90日 未到期`; empty before there is a settlement. */
export const followUpsOf = ({ followUps }: Pick<CaseView, 'followUps'>): string =>
  followUps
    .map(({ kind, status }) => `${kind.slice(-2)}日 ${FOLLOW_UP_STATUS_WORDS[status]}`)
    .join(' · ');

/** 满意 ÷ 已答复; empty while nobody was asked. */
export const satisfactionOf = ({ satisfaction: s }: Pick<CaseView, 'satisfaction'>): string =>
  s.asked === 0 ? '' : `${s.satisfied} / ${s.answered}`;

const text = (
  key: string,
  title: string,
  width: number,
  of: (c: CaseView) => string,
  grow = false,
): Column<CaseView> => ({
  key,
  title,
  width,
  grow,
  render: (c) => <span title={of(c)}>{of(c)}</span>,
  copy: of,
});

export const CASE_COLUMNS: Column<CaseView>[] = [
  text('caseNo', '信访编号', 160, (c) => c.caseNo, true),
  text('category', '类别', 78, (c) => CASE_CATEGORY_WORDS[c.category]),
  text('flags', '标记', 86, flagsOf),
  text('township', '乡镇（街道）', 100, (c) => c.township),
  text('unit', '责任单位', 130, (c) => c.unit, true),
  text('dueOn', '办结期限', 102, (c) => c.dueOn),
  {
    key: 'state',
    title: '状态',
    width: 92,
    render: (c) => <StateTag state={c.state} />,
    copy: (c) => CASE_STATE_WORDS[c.state],
  },
  text('settledOn', '息访日期', 102, (c) => c.settledOn ?? ''),
  text('followUps', '回访', 200, followUpsOf),
  text('satisfaction', '满意/答复', 84, satisfactionOf),
];

import type { MatchSource } from '#shared/contract/approvals.ts';
import { href } from '../../../lib/route.ts';
import type { Zone } from './chosen-match.ts';

/** What the page says and where it leads, by where the money waits. */
interface SourceWords {
  word: string;
  hints: Record<Zone, string>;
  /** Said where there is nothing to match. */
  empty: string;
  /** Where such money comes from. */
  supply: { word: string; href: string };
  /** Where to go with money that belongs to no approval. */
  elsewhere(uid: string): { word: string; href: string };
}

export const SOURCES: Record<MatchSource, SourceWords> = {
  lines: {
    word: '未入账流水',
    hints: {
      sure: '金额、收款人和日期都吻合、又没有别的可能的付款流水列在这里，可一并采纳。',
      choose: '有几种可能、或只有部分吻合的付款流水列在这里，由您选定。',
      none: '没有对应审批的付款流水列在这里；先办审批，或在“银行流水”中起草为其他类别。',
    },
    empty: '导入银行对账单后，未入账的付款流水在这里与已审批、未付款的申请对应。',
    supply: { word: '去银行流水', href: href('/statements') },
    elsewhere: () => ({
      word: '去银行流水',
      href: href('/statements', { state: 'unaccounted' }),
    }),
  },
  inquiries: {
    word: '待查款项',
    hints: {
      sure: '补办的审批与待查款项吻合的列在这里；采纳后起草转列凭证，复核后计入支出。',
      choose: '有几种可能、或只有部分吻合的待查款项列在这里，由您选定。',
      none: '还没有对应审批的待查款项列在这里：补办审批、追回，或由主管凭书面例外转列。',
    },
    empty: '记为待查的付款在这里与补办的审批对应。',
    supply: { word: '看已记账的台账', href: href('/entries', { tab: 'posted' }) },
    elsewhere: (uid) => ({
      word: '看这笔待查',
      href: href('/entries', { tab: 'posted', open: uid }),
    }),
  },
};

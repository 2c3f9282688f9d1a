import type { Overview } from '#shared/contract/setup.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { href } from '../../lib/route.ts';

export interface NextStep {
  word: string;
  why: string;
  href: string;
}

/** What there is to do now, in the order of the work: never more than stands open. */
export function nextSteps(now: Overview, year: number): NextStep[] {
  const steps: (NextStep | false)[] = [
    now.authorisedFen === 0 && {
      word: '登记预算指标',
      why: `${year} 年还没有可用预算，支出不能记账`,
      href: href('/budget'),
    },
    now.lastImportAt === null && {
      word: '导入银行对账单',
      why: '还没有导入过流水',
      href: href('/statements/import'),
    },
    now.sentBack > 0 && {
      word: '改正退回的草稿',
      why: `退回 ${now.sentBack} 张`,
      href: href('/entries', { tab: 'drafts', show: 'sent-back' }),
    },
    now.linesUnaccounted > 0 && {
      word: '为流水起草凭证',
      why: `未入账 ${now.linesUnaccounted} 笔`,
      href: href('/statements', { state: 'unaccounted' }),
    },
    now.drafts > 0 && {
      word: '补全草稿并提交复核',
      why: `草稿 ${now.drafts} 张`,
      href: href('/entries', { tab: 'drafts', show: 'draft' }),
    },
    now.awaitingReview > 0 && {
      word: '复核并记账',
      why: `待复核 ${now.awaitingReview} 张`,
      href: href('/entries', { tab: 'drafts', show: 'submitted' }),
    },
    now.openInquiries > 0 && {
      word: '处理待查款项',
      why: `待查 ${now.openInquiries} 笔，共 ${formatYuan(now.openInquiriesFen)} 元`,
      href: href('/entries', { state: 'inquiry' }),
    },
    now.undetermined.count > 0 && {
      word: '转列暂收待定款项',
      why: `超过 ${now.undetermined.warnDays} 天未转列 ${now.undetermined.count} 笔，共 ${formatYuan(now.undetermined.fen)} 元`,
      href: href('/entries', { state: 'undetermined' }),
    },
  ];
  return steps.filter((step) => step !== false);
}

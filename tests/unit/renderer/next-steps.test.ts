import { describe, expect, it } from 'vitest';
import type { Overview } from '#shared/contract/setup.ts';
import { nextSteps } from '../../../renderer/features/home/next-steps.ts';

const calm: Overview = {
  linesUnaccounted: 0,
  drafts: 0,
  awaitingReview: 0,
  sentBack: 0,
  openInquiries: 0,
  openInquiriesFen: 0,
  undetermined: { warnDays: 30, count: 0, fen: 0 },
  authorisedFen: 50_000_000,
  spentFen: 0,
  remainingFen: 50_000_000,
  reliefFen: 0,
  workingExpenseFen: 0,
  balances: [],
  lastImportAt: '2023-02-01T00:00:00Z',
  lastBackupAt: null,
};
const words = (now: Overview) => nextSteps(now, 2023).map((step) => step.word);

describe('next steps', () => {
  it('offers none when nothing stands open', () => {
    expect(words(calm)).toEqual([]);
  });

  it('begins a new ledger with its budget and its first statement', () => {
    expect(words({ ...calm, authorisedFen: 0, lastImportAt: null })).toEqual([
      '登记预算指标',
      '导入银行对账单',
    ]);
  });

  it('names figures, and puts what was sent back before new work', () => {
    const steps = nextSteps(
      {
        ...calm,
        linesUnaccounted: 3,
        sentBack: 1,
        openInquiries: 2,
        openInquiriesFen: 120_050,
        undetermined: { warnDays: 30, count: 1, fen: 5_000 },
      },
      2023,
    );
    expect(steps.map((step) => step.why)).toEqual([
      '退回 1 张',
      '未入账 3 笔',
      '待查 2 笔，共 1,200.50 元',
      '超过 30 天未转列 1 笔，共 50.00 元',
    ]);
  });
});

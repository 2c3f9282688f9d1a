import { z } from 'zod';
import { auditFilter } from './audit.ts';
import { host } from './call.ts';
import * as c from './common.ts';
import { ruleCheckInput, tablesInput } from './reports.ts';

/**
 * Everything that can be printed or saved as a file, with what it asks. Screen, print, PDF and
 * spreadsheet of a paper are all made from the tables its one read call gives.
 */
export const paperRequest = z.discriminatedUnion('paper', [
  z.strictObject({ paper: z.literal('appendices'), input: z.strictObject(tablesInput) }),
  z.strictObject({ paper: z.literal('rule-check'), input: z.strictObject(ruleCheckInput) }),
  z.strictObject({ paper: z.literal('audit-log'), input: z.strictObject(auditFilter) }),
  z.strictObject({
    paper: z.literal('publicity'),
    input: z.strictObject({ publicityUid: c.uid }),
  }),
  z.strictObject({
    paper: z.literal('payment-request'),
    input: z.strictObject({ requestUid: c.uid }),
  }),
]);
export type PaperRequest = z.output<typeof paperRequest>;

/** The read call whose tables a paper shows. */
export const PAPER_CALLS = {
  appendices: 'reports.tables',
  'rule-check': 'reports.ruleCheckTables',
  'audit-log': 'audit.tables',
  publicity: 'approvals.publicityTables',
  'payment-request': 'approvals.requestTables',
} as const satisfies Record<PaperRequest['paper'], string>;

export const PAPER_WORDS: Record<PaperRequest['paper'], string> = {
  appendices: '附表',
  'rule-check': '专款专用核查表',
  'audit-log': '操作日志',
  publicity: '公示表',
  'payment-request': '用款申请单',
};

/** The name its file is offered under, without an ending. */
export const paperName = ({ paper, input }: PaperRequest): string =>
  `${'year' in input ? `${input.year}年` : ''}${PAPER_WORDS[paper]}`;

/** What the operation log keeps of a paper that was printed or saved. */
export const paperFacts = ({ paper, input }: PaperRequest) => ({ kind: paper, ...input });

export const paperCalls = {
  /** Asks where to, writes, and answers with a token for 打开所在文件夹; null when cancelled. */
  'papers.saveXlsx': host('导出 Excel', paperRequest, c.fileRef.nullable()),
  'papers.savePdf': host('导出 PDF', paperRequest, c.fileRef.nullable()),
  'papers.print': host('打印', paperRequest, c.done),
  'papers.reveal': host('打开所在文件夹', z.strictObject({ token: c.token }), c.done),
};

/**
 * `npm run demo`: makes the sample ledger by the commands the window uses, exports its tables, and
 * checks every figure against the sample's own papers and what was reported of 2023. Writes to
 * `out/demo`; ends with 1 when a check fails.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { formatYuan } from '#shared/money/fen.ts';
import { trimHundredths } from '#shared/money/wan.ts';
import { SAMPLE_PASSWORDS } from '#shared/people/sample.ts';
import type { TableModel } from '#shared/reports/types.ts';
import { LedgerSession } from './commands/ledger-session.ts';
import { readSampleData, SAMPLE_YEAR } from './commands/sample-data.ts';
import { createSampleLedger } from './commands/sample-ledger.ts';
import { type Check, same } from './demo/check.ts';
import { checksOf } from './demo/checks.ts';
import { type Figures, figuresOf, ruleCounts, sum } from './demo/figures.ts';
import { printPdf } from './demo/print-pdf.ts';
import { totalsInXlsx } from './demo/read-xlsx.ts';
import { readYear, type YearInLedger } from './demo/year-in-ledger.ts';
import { readStatement } from './formats/read-statement.ts';
import { noHooks } from './services/context.ts';
import { exportPaper } from './services/reports/export-paper.ts';
import { resourcePath } from './services/resources.ts';

const root = dirname(resourcePath());
const folder = join(root, 'out', 'demo');
const outFile = (name: string) => join(folder, name);
const shown = (file: string) => relative(root, file);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function demo(): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ledger = outFile(`${SAMPLE_YEAR}.relief`);
  say(`示例年度 ${SAMPLE_YEAR}：登记预算指标，登记个案和审批，导入三份对账单，起草、复核、记账……`);
  createSampleLedger(ledger, noHooks, readStatement);
  say(`已生成 ${shown(ledger)}`);
  const year = yearOf(ledger);
  const figures = figuresOf(year);
  const checks = checksOf(year, figures, readSampleData());
  checks.push(...(await exportXlsx(year)), ...(await exportPdf(ledger, year)));
  writeSummary(year, figures);
  sayFigures(year, figures);
  return sayChecks(checks);
}

function yearOf(ledger: string): YearInLedger {
  const session = LedgerSession.open(ledger, { readOnly: true });
  try {
    signInTo(session, 'auditor');
    return readYear(session, SAMPLE_YEAR);
  } finally {
    session.close();
  }
}

/** By the sample's own, well-known password. */
function signInTo(session: LedgerSession, role: keyof typeof SAMPLE_PASSWORDS): void {
  const { uid } = session.status().operators.find((one) => one.role === role)!;
  session.run('people.signIn', { operatorUid: uid, password: SAMPLE_PASSWORDS[role] });
}

/** Each workbook, read back: its totals are the ledger's. */
async function exportXlsx(year: YearInLedger): Promise<Check[]> {
  const appendices = await writeXlsx('appendices', '附表', year.tables);
  const totals = appendices.map(({ sheet, numbers }) => `${sheet} ${numbers.join(' ')}`);
  const lists = await writeXlsx('publicity', '公示表', year.publicityTables);
  await writeXlsx('rule-check', '专款专用核查表', year.ruleCheckTables);
  return [
    same(
      '附表 Excel 各表合计',
      totals.join('；'),
      '附表1 50；附表2 50 234.14 284.14 1；附表3 100 100 100 99',
    ),
    same('公示表 Excel 张数', lists.length, year.publicities.length),
    same(
      '公示表 Excel 合计（元）',
      sum(lists.flatMap(({ numbers }) => numbers)),
      sum(year.publicities.map(({ totalFen }) => totalFen)) / 100,
    ),
  ];
}

async function writeXlsx(name: string, word: string, tables: readonly TableModel[]) {
  const file = outFile(`${name}-${SAMPLE_YEAR}.xlsx`);
  const title = `${SAMPLE_YEAR}年${word}`;
  await exportPaper(tables, `${file}.part`, { title, createdAt: new Date() });
  renameSync(`${file}.part`, file);
  say(`已写入 ${shown(file)}`);
  return totalsInXlsx(file);
}

/** One sheet of paper for each of the model's pages: three tables, three pages. */
async function exportPdf(ledger: string, { tables }: YearInLedger): Promise<Check[]> {
  const out = outFile(`appendices-${SAMPLE_YEAR}.pdf`);
  const pages = tables.reduce((all, table) => all + table.pages.length, 0);
  const printed = await printPdf(root, { ledger, year: SAMPLE_YEAR, out });
  say(printed.isPdf ? `已写入 ${shown(out)}` : `附表 PDF 未能写出：${printed.problem}`);
  return [
    same('附表页数', pages, 3),
    same('附表 PDF', printed.isPdf ? 'PDF' : '没有', 'PDF'),
    same('附表 PDF 页数', printed.pages, pages),
  ];
}

function writeSummary(year: YearInLedger, figures: Figures): void {
  const file = outFile('summary.json');
  const { lines, entries, verified, appraisal, imports } = year;
  const summary = {
    sample: true,
    year: SAMPLE_YEAR,
    figures,
    score: appraisal.totalHundredths / 100,
    statements: imports.length,
    lines: lines.length,
    entries: entries.length,
    cases: year.caseFigures,
    approvals: year.approvals.length,
    publicity: year.publicities.length,
    rules: ruleCounts(year),
    chain: { seq: verified.chainSeq, head: verified.chainHead },
  };
  writeFileSync(file, `${JSON.stringify(summary, null, 2)}\n`);
  say(`已写入 ${shown(file)}`);
}

function sayFigures({ lines, entries, appraisal, verified }: YearInLedger, figures: Figures): void {
  const money = (word: string, fen: number) => say(`  ${word}  ${formatYuan(fen)} 元`);
  say('');
  money('年初预算', figures.initialFen);
  money('年中追加', figures.supplementFen);
  money('授权总额', figures.authorisedFen);
  money('实际支出', figures.spentFen);
  money('其中救助', figures.reliefFen);
  money('工作经费', figures.workingExpenseFen);
  say(`  执行率    ${figures.executionRate}`);
  say(`  自评得分  ${trimHundredths(appraisal.totalHundredths)}`);
  say(`  流水 ${lines.length} 笔，凭证 ${entries.length} 张`);
  say(`  链头      第 ${verified.chainSeq} 环 ${verified.chainHead}`);
  say('');
}

function sayChecks(checks: readonly Check[]): number {
  for (const { word, ok, found, due } of checks) {
    say(ok ? `通过  ${word}：${found}` : `不符  ${word}：得到 ${found}，应为 ${due}`);
  }
  const failed = checks.filter(({ ok }) => !ok).length;
  say(failed === 0 ? `${checks.length} 项核对全部通过` : `${failed} 项核对不符`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await demo();

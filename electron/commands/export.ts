import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PAPER_CALLS, type PaperRequest, paperFacts, paperName } from '#shared/contract/papers.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { noHooks } from '../services/context.ts';
import { exportPaper } from '../services/reports/export-paper.ts';
import type { LedgerSession } from './ledger-session.ts';
import { runLogged } from './log-act.ts';

/** Writes a paper as a workbook to `file`, where nothing is yet. */
export function exportWorkbook(
  session: LedgerSession,
  request: PaperRequest,
  file: string,
): Promise<{ size: number }> {
  const tables = session.run(PAPER_CALLS[request.paper], request.input);
  return exportPaper(tables, file, { title: paperName(request), createdAt: new Date() });
}

type AppendicesInput = Extract<PaperRequest, { paper: 'appendices' }>['input'];

/**
 * The year's papers that name nobody into a folder, made where it isn't there yet: the appendix
 * tables as workbook and as JSON, the yearly check as workbook. Answers with the files' paths.
 */
export async function exportYear(
  session: LedgerSession,
  input: AppendicesInput,
  folder: string,
): Promise<string[]> {
  const { fundUid, year } = input;
  const files = {
    xlsx: path.resolve(folder, `appendices-${year}.xlsx`),
    json: path.resolve(folder, `appendices-${year}.json`),
    check: path.resolve(folder, `rule-check-${year}.xlsx`),
  };
  const save = (request: PaperRequest, write: () => Promise<void>) =>
    runLogged(
      session.context(noHooks),
      { call: 'papers.saveXlsx', args: paperFacts(request) },
      write,
    );
  const workbook = (request: PaperRequest, file: string) =>
    writeAtomically(file, async (temporary) => {
      await exportWorkbook(session, request, temporary);
    });

  const appendices: PaperRequest = { paper: 'appendices', input };
  await save(appendices, async () => {
    await makeFolder(folder);
    await workbook(appendices, files.xlsx);
    const json = `${JSON.stringify(session.run('reports.tables', input), null, 2)}\n`;
    await writeAtomically(files.json, (temporary) => writeFile(temporary, json));
  });
  const check: PaperRequest = { paper: 'rule-check', input: { fundUid, year } };
  await save(check, () => workbook(check, files.check));
  return Object.values(files);
}

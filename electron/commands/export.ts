import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PAPER_CALLS, type PaperRequest, paperName } from '#shared/contract/papers.ts';
import type { TableModel } from '#shared/reports/types.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { noHooks } from '../services/context.ts';
import { exportPaper } from '../services/reports/export-paper.ts';
import type { LedgerSession } from './ledger-session.ts';
import { type Actor, runLogged } from './log-act.ts';

/** Writes a paper as a workbook to `file`, where nothing is yet. */
export function exportWorkbook(
  session: LedgerSession,
  request: PaperRequest,
  file: string,
): Promise<{ size: number }> {
  const tables = session.run(PAPER_CALLS[request.paper], request.input);
  return exportPaper(tables, file, { title: paperName(request), createdAt: new Date() });
}

/** The year's appendix tables into a folder: the workbook, and the tables as JSON. */
export function exportAppendices(
  session: LedgerSession,
  input: Extract<PaperRequest, { paper: 'appendices' }>['input'],
  { folder, by }: { folder: string; by: Actor },
): Promise<{ xlsx: string; json: string }> {
  const request = { paper: 'appendices', input } as const;
  const files = {
    xlsx: path.resolve(folder, `appendices-${input.year}.xlsx`),
    json: path.resolve(folder, `appendices-${input.year}.json`),
  };
  const write = async () => {
    const tables: TableModel[] = session.run('reports.tables', input);
    await makeFolder(folder);
    await writeAtomically(files.xlsx, async (temporary) => {
      await exportPaper(tables, temporary, { title: paperName(request), createdAt: new Date() });
    });
    const json = `${JSON.stringify(tables, null, 2)}\n`;
    await writeAtomically(files.json, (temporary) => writeFile(temporary, json));
    return files;
  };
  const args = { paper: 'appendices', ...input };
  return runLogged(session.context(noHooks), { call: 'papers.saveXlsx', args, by }, write);
}

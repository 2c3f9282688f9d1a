import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { TableModel } from '#shared/reports/types.ts';
import { LedgerSession } from '../commands/ledger-session.ts';
import { exportPaper } from '../services/reports/export-paper.ts';
import { type Command, EXIT, UsageError } from './command.ts';

/**
 * Writes the year's appendix tables and its 专款专用核查表; needs no login. PDF needs a window: see
 * the README.
 */
export const exportCommand: Command = {
  name: 'export',
  usage: 'export 账套 --year 年度 --out 文件夹 [--heading 得分] [--json]',
  help: '导出附表1至3：appendices-年度.xlsx 与 appendices-年度.json；专款专用核查表：rule-check-年度.xlsx',
  positionals: 1,
  options: { year: { type: 'string' }, out: { type: 'string' }, heading: { type: 'string' } },
  async run([path], { year, out, heading = '评价标准' }, output) {
    if (year === undefined || !/^\d{4}$/.test(year)) throw new UsageError('请用 --year 指定年度');
    if (out === undefined) throw new UsageError('请用 --out 指定文件夹');
    if (heading !== '评价标准' && heading !== '得分')
      throw new UsageError('--heading 为 评价标准 或 得分');
    const session = LedgerSession.open(path!, { readOnly: true });
    try {
      const [fund] = session.status().funds;
      const input = { fundUid: fund!.uid, year: Number(year) };
      const tables = session.run('reports.tables', { ...input, scoreHeading: heading });
      const checks = session.run('reports.ruleCheckTables', input);
      mkdirSync(out, { recursive: true });
      const file = (name: string) => resolve(join(out, name));
      const files = [
        await writeXlsx(tables, file(`appendices-${year}.xlsx`)),
        writeJson(tables, file(`appendices-${year}.json`)),
        await writeXlsx(checks, file(`rule-check-${year}.xlsx`)),
      ];
      output.result(
        { files },
        files.map((name) => `已写入 ${name}`),
      );
      return EXIT.done;
    } finally {
      session.close();
    }
  },
};

/** Each appears whole under its name or not at all. */
async function writeXlsx(tables: readonly TableModel[], file: string): Promise<string> {
  await exportPaper(tables, `${file}.part`, new Date());
  renameSync(`${file}.part`, file);
  return file;
}

function writeJson(tables: readonly TableModel[], file: string): string {
  writeFileSync(`${file}.part`, `${JSON.stringify(tables, null, 2)}\n`);
  renameSync(`${file}.part`, file);
  return file;
}

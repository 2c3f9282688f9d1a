import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LedgerSession } from '../commands/ledger-session.ts';
import { exportPaper } from '../services/reports/export-paper.ts';
import { type Command, EXIT, UsageError } from './command.ts';

/** Writes the year's appendix tables; needs no login. PDF needs a window: see the README. */
export const exportCommand: Command = {
  name: 'export',
  usage: 'export 账套 --year 年度 --out 文件夹 [--heading 得分] [--json]',
  help: '导出附表1至3：appendices-年度.xlsx 与 appendices-年度.json',
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
      const tables = session.run('reports.tables', {
        fundUid: fund!.uid,
        year: Number(year),
        scoreHeading: heading,
      });
      mkdirSync(out, { recursive: true });
      const xlsx = resolve(join(out, `appendices-${year}.xlsx`));
      const json = resolve(join(out, `appendices-${year}.json`));
      await exportPaper(tables, `${xlsx}.part`, new Date());
      renameSync(`${xlsx}.part`, xlsx);
      writeFileSync(`${json}.part`, `${JSON.stringify(tables, null, 2)}\n`);
      renameSync(`${json}.part`, json);
      output.result({ files: [xlsx, json] }, [`已写入 ${xlsx}`, `已写入 ${json}`]);
      return EXIT.done;
    } finally {
      session.close();
    }
  },
};

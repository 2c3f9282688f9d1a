import { AppError } from '#shared/errors/app-error.ts';
import { exportYear } from '../commands/export.ts';
import { LedgerSession } from '../commands/ledger-session.ts';
import { type Command, EXIT, type Output, UsageError } from './command.ts';

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
    const session = openForExport(path!, output);
    try {
      const [fund] = session.status().funds;
      const input = { fundUid: fund!.uid, year: Number(year), scoreHeading: heading } as const;
      const files = await exportYear(session, input, out);
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

/** For its line in the log the ledger is opened for writing; in use by another it is only read. */
function openForExport(path: string, output: Output): LedgerSession {
  try {
    return LedgerSession.open(path, { ownerName: '命令行导出' });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'FILE-LOCKED') throw error;
    output.note('账套正被打开使用，本次导出没有记入操作日志。');
    return LedgerSession.open(path, { readOnly: true });
  }
}

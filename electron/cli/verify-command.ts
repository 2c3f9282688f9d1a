import { verifyFile } from '../commands/verify-file.ts';
import { type Command, EXIT, UsageError } from './command.ts';

/** Needs no login, no lock and no key, and gets into a damaged file to name its first bad record. */
export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify 账套 [--head 链头] [--json]',
  help: '校验账套：结构、完整性、账链、日志链、凭证、日合计，逐批按规则重判；--head 查找已知的账链或日志链头',
  positionals: 1,
  options: { head: { type: 'string' } },
  run([path], { head }, output) {
    if (head !== undefined && !/^[0-9a-fA-F]{8,64}$/.test(head)) {
      throw new UsageError('链头应为 8 至 64 位十六进制数字');
    }
    const report = verifyFile(path!, head ?? null);
    output.result(report, [
      ...report.checks.map(({ word, ok, detail }) => `${ok ? '通过' : '问题'}  ${word}：${detail}`),
      `链头 第 ${report.chainSeq} 环 ${report.chainHead}`,
      `日志链头 第 ${report.auditSeq} 条 ${report.auditHead}`,
      report.ok ? '账套完好' : '发现问题，请保留本文件并从备份恢复',
    ]);
    return report.ok ? EXIT.done : EXIT.unsound;
  },
};

import { AppError } from '#shared/errors/app-error.ts';
import { usageErrors } from '#shared/errors/usage-errors.ts';
import { backupCommand } from './backup-command.ts';
import { checkCommand } from './check-command.ts';
import { type Command, EXIT, Output, type Streams, UsageError } from './command.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { inspectCommand } from './inspect-command.ts';
import { restoreCommand } from './restore-command.ts';
import { verifyCommand } from './verify-command.ts';
import { parseWords } from './words-of-call.ts';

/** The command line: the same commands as the window, without one. */
const COMMANDS: readonly Command[] = [
  inspectCommand,
  importCommand,
  verifyCommand,
  checkCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
];

const USAGE = [
  '信访救助专账 命令行',
  '',
  ...COMMANDS.map(({ usage, help }) => `  ${usage}\n      ${help}`),
  '',
  '  --json  只在标准输出打印 JSON',
  '  --user  操作员姓名（有几个账号的写“姓名/角色”）；口令取自环境变量 RELIEF_PASSWORD，或在终端输入',
  '退出码：0 完成；2 用法有误；3 需要先作决定，未写入；4 未通过，未写入；5 校验发现问题或核查尚有未了结；1 程序错误',
].join('\n');

/** Carries out what was typed and answers with the exit code; a bug is thrown. */
export async function runCli(argv: readonly string[], streams: Streams): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === 'help') {
    streams.stdout.write(`${USAGE}\n`);
    return EXIT.done;
  }
  const output = new Output(argv.includes('--json'), streams);
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const usage = COMMANDS.map((candidate) => candidate.name).join(' | ');
    return misused(`没有命令“${name}”`, `${usage}（help 列出全部）`, output);
  }
  try {
    const { positionals, options } = parseWords(command, rest);
    return await command.run(positionals, options, output);
  } catch (error) {
    if (error instanceof UsageError) return misused(error.message, command.usage, output);
    if (!(error instanceof AppError)) throw error;
    output.refused(error.toData());
    return EXIT.refused;
  }
}

function misused(problem: string, usage: string, output: Output): number {
  output.refused(usageErrors.make('USAGE', { problem, usage }).toData());
  return EXIT.usage;
}

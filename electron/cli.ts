import { parseArgs } from 'node:util';
import { AppError } from '#shared/errors/app-error.ts';
import { backupCommand } from './cli/backup-command.ts';
import { checkCommand } from './cli/check-command.ts';
import { type Command, EXIT, Output, UsageError } from './cli/command.ts';
import { exportCommand } from './cli/export-command.ts';
import { importCommand } from './cli/import-command.ts';
import { inspectCommand } from './cli/inspect-command.ts';
import { restoreCommand } from './cli/restore-command.ts';
import { verifyCommand } from './cli/verify-command.ts';

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

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const asked = name === undefined || name === '--help' || name === 'help';
    (asked ? process.stdout : process.stderr).write(`${USAGE}\n`);
    return asked ? EXIT.done : EXIT.usage;
  }
  const output = new Output(rest.includes('--json'));
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (positionals.length !== command.positionals) throw new UsageError('参数个数不对');
    return await command.run(positionals, values as Record<string, string | undefined>, output);
  } catch (error) {
    return failure(error, command, output);
  }
}

function failure(error: unknown, command: Command, output: Output): number {
  if (error instanceof AppError) {
    output.refused(error.toData());
    return EXIT.refused;
  }
  const misused = error instanceof UsageError || isParseArgsError(error);
  if (!misused) throw error;
  process.stderr.write(`${(error as Error).message}\n用法：${command.usage}\n`);
  return EXIT.usage;
}

const isParseArgsError = (error: unknown): boolean =>
  error instanceof Error && String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS');

process.exitCode = await main(process.argv.slice(2));

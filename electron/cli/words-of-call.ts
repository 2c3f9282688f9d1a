import { parseArgs } from 'node:util';
import { type Command, type Options, UsageError } from './command.ts';

export interface ParsedWords {
  readonly positionals: string[];
  readonly options: Record<string, string | undefined>;
}

/** What was typed behind the command's name, or a UsageError in Chinese. */
export function parseWords(command: Command, words: readonly string[]): ParsedWords {
  const known: Options = { ...command.options, json: { type: 'boolean' } };
  const { values, positionals } = parsed(words, known);
  if (positionals.length !== command.positionals) {
    const count = `要 ${command.positionals} 个，给了 ${positionals.length} 个`;
    throw new UsageError(`参数个数不对：${count}`);
  }
  const options = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : '',
  ]);
  return { positionals, options: Object.fromEntries(options) };
}

function parsed(
  words: readonly string[],
  options: Options,
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    // Node names the option in its English message, and nowhere else.
    const option = /'(-[^\s'=,]+)/.exec(message)?.[1] ?? '';
    switch (code) {
      case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
        throw new UsageError(`没有选项 ${option}`);
      case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
        throw new UsageError(
          options[option.replace(/^-+/, '')]?.type === 'boolean'
            ? `选项 ${option} 不带内容`
            : `选项 ${option} 后面缺少内容`,
        );
      default:
        throw error;
    }
  }
}

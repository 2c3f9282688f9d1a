import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { CallOutput } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { Mapping } from '#shared/statements/types.ts';
import { LedgerSession } from '../commands/ledger-session.ts';
import { HARMLESS } from '../services/statements/questions.ts';
import type { RowVerdict } from '../services/statements/row-verdicts.ts';
import { type Command, EXIT, type Output, UsageError } from './command.ts';
import { signInAs } from './operator.ts';
import { readStatementFile } from './read-file.ts';

/**
 * The decisions file: row numbers to `add` or `skip`, and what else the preview may ask. E.g.
 * `{"12": "skip", "confirm": ["cross-check-failed"], "mapping": {"direction": "debit-out"}}`.
 */
const decisionsFile = z
  .object({
    confirm: z.array(z.string()).default([]),
    mapping: z.record(z.string(), z.unknown()).optional(),
  })
  .catchall(
    z.union([
      z.enum(['add', 'skip']),
      z.strictObject({ choice: z.enum(['add', 'skip']), reason: z.string().max(200).default('') }),
    ]),
  );

interface Decisions {
  rows: Record<string, { choice: 'add' | 'skip'; reason: string }>;
  confirm: string[];
  mapping: Mapping | null;
}

/** Imports a statement; writes only when every row is settled. */
export const importCommand: Command = {
  name: 'import',
  usage: 'import 账套 文件 --user 姓名 [--decisions 文件] [--account 账号] [--json]',
  help: '预览并导入对账单；有需要决定的行时不写入，退出码 3',
  positionals: 2,
  options: {
    decisions: { type: 'string' },
    account: { type: 'string' },
    user: { type: 'string' },
  },
  async run([ledger, file], options, output) {
    const decisions = readDecisions(options.decisions);
    const statement = readStatementFile(file!, decisions.mapping ?? undefined);
    const session = LedgerSession.open(ledger!, { ownerName: '命令行' });
    try {
      await signInAs(session, options.user);
      return importInto(session, statement, decisions, options.account ?? null, output);
    } finally {
      session.close();
    }
  },
};

function importInto(
  session: LedgerSession,
  statement: ReturnType<typeof readStatementFile>,
  decisions: Decisions,
  accountNo: string | null,
  output: Output,
): number {
  const [fund] = session.status().funds;
  const account = fund!.accounts.find((candidate) => candidate.accountNo === accountNo);
  if (accountNo !== null && account === undefined) throw new UsageError('账套里没有这个账号');
  const staged = session.stage({
    fileName: statement.name,
    bytes: statement.bytes,
    read: statement.read,
    fundUid: fund!.uid,
    accountUid: account?.uid ?? null,
    mapping: decisions.mapping,
  });
  if (staged.refusal !== null) throw new AppError(staged.refusal);
  const verdicts = session.verdicts(staged.stageToken);
  // Naming the file and the ledger is the confirmation of what nothing speaks against.
  const confirmed = staged.questions
    .map(({ code }) => code)
    .filter((code) => HARMLESS.has(code) || decisions.confirm.includes(code));
  const open = verdicts.filter((v) => v.needsDecision && !(v.row in decisions.rows));
  const questions = staged.questions.filter(({ code }) => !confirmed.includes(code));
  if (
    open.length > 0 ||
    questions.length > 0 ||
    staged.counts.new + staged.counts.suspected === 0
  ) {
    return undecided(staged, verdicts, open, questions, output);
  }
  const result = session.run('statements.commit', {
    stageToken: staged.stageToken,
    decisions: decisions.rows,
    confirmed,
  });
  report(staged, result, output);
  return EXIT.done;
}

type Staged = CallOutput<'statements.stage'>;

function undecided(
  staged: Staged,
  verdicts: readonly RowVerdict[],
  open: readonly RowVerdict[],
  questions: Staged['questions'],
  output: Output,
): number {
  const nothingNew = open.length === 0 && questions.length === 0;
  output.result({ written: false, counts: staged.counts, questions, rows: shownRows(verdicts) }, [
    ...countLines(staged),
    ...questions.map((question) => `需要确认：${question.message}（${question.code}）`),
    ...open.map((v) => `第 ${v.row} 行需要决定：${v.reason}（${v.status}）`),
    nothingNew
      ? '没有新的流水，账套没有任何改动。'
      : '没有写入任何内容；请用 --decisions 逐行决定。',
  ]);
  return nothingNew ? EXIT.done : EXIT.undecided;
}

function report(staged: Staged, result: CallOutput<'statements.commit'>, output: Output): void {
  output.result({ written: true, ...result }, [
    ...countLines(staged),
    `已写入 ${result.added} 行；按决定不导入 ${result.skippedByChoice} 行`,
    `链头 ${result.chainHead}`,
  ]);
}

const shownRows = (verdicts: readonly RowVerdict[]) =>
  verdicts.map(({ row, status, reason, needsDecision }) => ({
    row,
    status,
    reason,
    needsDecision,
  }));

function countLines({ counts }: Staged): string[] {
  return [
    `文件共 ${counts.total} 行：新增 ${counts.new}，已有 ${counts.existing}，疑似重复 ${counts.suspected}，跳过 ${counts.skipped}，有误 ${counts.faulty}`,
  ];
}

function readDecisions(path: string | undefined): Decisions {
  if (path === undefined) return { rows: {}, confirm: [], mapping: null };
  const parsed = decisionsFile.safeParse(parseJson(path));
  if (!parsed.success)
    throw new UsageError(`决定文件的内容不合格式：${parsed.error.issues[0]?.message}`);
  const { confirm, mapping, ...rows } = parsed.data;
  const settled = Object.entries(rows).map(([row, choice]) => {
    if (!/^\d+$/.test(row)) throw new UsageError(`决定文件里的“${row}”不是行号`);
    return [row, typeof choice === 'string' ? { choice, reason: '' } : choice] as const;
  });
  return {
    rows: Object.fromEntries(settled as [string, { choice: 'add' | 'skip'; reason: string }][]),
    confirm,
    mapping: (mapping as Mapping | undefined) ?? null,
  };
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new UsageError(`决定文件无法读取：${(error as Error).message}`);
  }
}

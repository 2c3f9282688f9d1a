import type { CallOutput } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { LedgerSession } from '../commands/ledger-session.ts';
import { HARMLESS } from '../services/statements/questions.ts';
import type { RowVerdict } from '../services/statements/row-verdicts.ts';
import { type Command, EXIT, type Output, UsageError } from './command.ts';
import { type Decisions, readDecisions } from './decisions-file.ts';
import { signInAs } from './operator.ts';
import { readStatementFile } from './read-file.ts';

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
    .filter((code) => HARMLESS.has(code) || isConfirmed(code, decisions));
  const open = verdicts.filter((v) => v.needsDecision && !settles(decisions.rows[v.row], v));
  const questions = staged.questions.filter(({ code }) => !confirmed.includes(code));
  if (
    open.length > 0 ||
    questions.length > 0 ||
    !verdicts.some((v) => adds(decisions.rows[v.row], v))
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

/** An open direction isn't confirmed away: the mapping has to name one. */
const isConfirmed = (code: string, { confirm }: Decisions): boolean =>
  code !== 'direction-ambiguous' && confirm.includes(code);

/** No choice makes a line of a row that can't be read. */
const settles = (
  decision: Decisions['rows'][string] | undefined,
  { status }: RowVerdict,
): boolean => decision !== undefined && (status !== 'faulty' || decision.choice === 'skip');

const adds = (decision: Decisions['rows'][string] | undefined, { status }: RowVerdict): boolean =>
  status === 'new'
    ? decision?.choice !== 'skip'
    : status === 'suspected' && decision?.choice === 'add';

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
    ...open.map(
      (v) =>
        `第 ${v.row} 行需要决定：${v.reason}（${v.status}${v.status === 'faulty' ? '，只能 skip' : ''}）`,
    ),
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

import { QUESTION_WORDS, ROW_STATUS_WORDS } from '#shared/statements/shown-words.ts';
import { type Imported, importStatement, type Question } from '../commands/import-statement.ts';
import { LedgerSession } from '../commands/ledger-session.ts';
import { readStatementFile } from '../commands/read-statement-file.ts';
import { type Command, EXIT, type Output, UsageError } from './command.ts';
import { type Decisions, readDecisions } from './decisions-file.ts';
import { chooseOperator } from './operator.ts';

/** Imports a statement; writes only when every row is settled. */
export const importCommand: Command = {
  name: 'import',
  usage: 'import 账套 文件 [--decisions 文件] [--account 账号] [--user 姓名] [--json]',
  help: '预览并导入对账单；有需要决定的行时不写入，退出码 3',
  positionals: 2,
  options: {
    decisions: { type: 'string' },
    account: { type: 'string' },
    user: { type: 'string' },
  },
  run([ledger, file], options, output) {
    const decisions = readDecisions(options.decisions);
    const session = LedgerSession.open(ledger!, { ownerName: '命令行' });
    try {
      chooseOperator(session, options.user, ['clerk', 'reviewer', 'supervisor']);
      const imported = importFile(session, file!, decisions, options.account ?? null);
      return 'result' in imported.outcome
        ? sayWritten(imported, imported.outcome.result, output)
        : sayUndecided(imported, imported.outcome.refusal, output);
    } finally {
      session.close();
    }
  },
};

function importFile(
  session: LedgerSession,
  file: string,
  decisions: Decisions,
  accountNo: string | null,
): Imported {
  const [fund] = session.status().funds;
  const account = fund!.accounts.find((candidate) => candidate.accountNo === accountNo);
  if (accountNo !== null && account === undefined) throw new UsageError('账套里没有这个账号');
  const asked = { fundUid: fund!.uid, accountUid: account?.uid ?? null };
  const { mapping } = decisions;
  const { name, bytes, read } = session.refusalLogged('statements.stage', asked, () =>
    readStatementFile(file, mapping ?? undefined),
  );
  return importStatement(
    session,
    { fileName: name, bytes, read, ...asked, mapping },
    {
      answers: decisions,
      unknownRows(rows) {
        throw new UsageError(`决定文件里的第 ${rows.join('、')} 行不是对账单表头之后的行`);
      },
    },
  );
}

function sayWritten(
  { staged, assumed }: Imported,
  result: Extract<Imported['outcome'], { result: unknown }>['result'],
  output: Output,
): number {
  output.result({ written: true, ...result, assumed }, [
    countLine(staged.counts),
    ...assumedLines(assumed),
    `已写入 ${result.added} 行；按决定不导入 ${result.skippedByChoice} 行`,
    `链头 ${result.chainHead}`,
  ]);
  return EXIT.done;
}

function sayUndecided(
  { staged, verdicts, assumed, openRows, openQuestions }: Imported,
  refusal: Extract<Imported['outcome'], { refusal: unknown }>['refusal'],
  output: Output,
): number {
  const { counts } = staged;
  const nothingNew = refusal.code === 'IMPORT-NOTHING';
  const rows = verdicts.map(({ row, status, reason, needsDecision }) => ({
    row,
    status,
    reason,
    needsDecision,
  }));
  const shown = { written: false, counts, questions: openQuestions, assumed, rows };
  output.result(nothingNew ? shown : { ...shown, error: refusal }, [
    countLine(counts),
    ...assumedLines(assumed),
    ...openQuestions.map(({ code, message }) => `需要确认：${message}（确认代码 ${code}）`),
    ...openRows.map(
      (v) =>
        `第 ${v.row} 行需要决定（${ROW_STATUS_WORDS[v.status]}${v.status === 'faulty' ? '，只能 skip' : ''}）：${v.reason}`,
    ),
    ...(nothingNew
      ? ['没有新的流水，没有写入任何流水。']
      : [refusal.message, '没有写入任何流水；请用 --decisions 给出决定。']),
  ]);
  return nothingNew ? EXIT.done : EXIT.undecided;
}

const assumedLines = (assumed: readonly Question[]): string[] =>
  assumed.map(({ code, message }) => `已推定（${QUESTION_WORDS[code]}）：${message}`);

const countLine = (counts: Imported['staged']['counts']): string => {
  const parts = (['new', 'existing', 'suspected', 'skipped', 'faulty'] as const).map(
    (status) => `${ROW_STATUS_WORDS[status]} ${counts[status]}`,
  );
  return `文件共 ${counts.total} 行：${parts.join('，')}`;
};

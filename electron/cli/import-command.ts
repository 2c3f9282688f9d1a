import type { ErrorData } from '#shared/errors/app-error.ts';
import { QUESTION_WORDS, ROW_STATUS_WORDS } from '#shared/statements/shown-words.ts';
import {
  type Committed,
  type Imported,
  importStatement,
  type Question,
} from '../commands/import-statement.ts';
import { LedgerSession } from '../commands/ledger-session.ts';
import { type Command, EXIT, type Output, UsageError } from './command.ts';
import { readDecisions } from './decisions-file.ts';
import { signInAs } from './operator.ts';

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
    const session = LedgerSession.open(ledger!, { ownerName: '命令行' });
    try {
      await signInAs(session, options.user);
      const place = importPlace(session, options.account);
      const imported = importStatement(session, { file: file!, ...place, ...decisions });
      return say(imported, output);
    } finally {
      session.close();
    }
  },
};

/** The fund, and its account where one was named. */
function importPlace(session: LedgerSession, accountNo: string | undefined) {
  const [fund] = session.status().funds;
  const account = fund!.accounts.find((candidate) => candidate.accountNo === accountNo);
  if (accountNo !== undefined && account === undefined) {
    throw new UsageError('账套里没有这个账号');
  }
  return { fundUid: fund!.uid, accountUid: account?.uid ?? null };
}

function say(imported: Imported, output: Output): number {
  const { outcome } = imported;
  if ('result' in outcome) return sayWritten(imported, outcome.result, output);
  if ('refusal' in outcome) return sayUndecided(imported, outcome.refusal, output);
  const rows = outcome.unknownRows.join('、');
  throw new UsageError(`决定文件里的第 ${rows} 行不是对账单表头之后的行`);
}

function sayWritten({ staged, assumed }: Imported, result: Committed, output: Output): number {
  output.result({ written: true, ...result, assumed }, [
    countLine(staged.counts),
    ...assumedLines(assumed),
    `已写入 ${result.added} 行；按决定不导入 ${result.skippedByChoice} 行`,
    `链头 ${result.chainHead}`,
  ]);
  return EXIT.done;
}

function sayUndecided(imported: Imported, refusal: ErrorData, output: Output): number {
  const { staged, verdicts, assumed, openRows, openQuestions } = imported;
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
    ...openRows.map(openLine),
    ...(nothingNew
      ? ['没有新的流水，没有写入任何流水。']
      : [refusal.message, '没有写入任何流水；请用 --decisions 给出决定。']),
  ]);
  return nothingNew ? EXIT.done : EXIT.undecided;
}

const openLine = ({ row, status, reason }: Imported['openRows'][number]): string => {
  const only = status === 'faulty' ? '，只能 skip' : '';
  return `第 ${row} 行需要决定（${ROW_STATUS_WORDS[status]}${only}）：${reason}`;
};

const assumedLines = (assumed: readonly Question[]): string[] =>
  assumed.map(({ code, message }) => `已推定（${QUESTION_WORDS[code]}）：${message}`);

const countLine = (counts: Imported['staged']['counts']): string => {
  const parts = (['new', 'existing', 'suspected', 'skipped', 'faulty'] as const).map(
    (status) => `${ROW_STATUS_WORDS[status]} ${counts[status]}`,
  );
  return `文件共 ${counts.total} 行：${parts.join('，')}`;
};

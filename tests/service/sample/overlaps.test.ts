import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LedgerSession } from '#electron/commands/ledger-session.ts';
import { readSampleData } from '#electron/commands/sample-data.ts';
import { SAMPLE_PASSWORDS } from '#shared/people/sample.ts';
import {
  emptyLedger,
  importLeavingSuspects,
  lineNames,
  SAMPLE_FOLDER,
  stage,
  workFolder,
} from './sample-kit.ts';

const { statements, plan } = readSampleData();
const planned = plan.map((e) => `${e.day} ${e.amountFen} ${e.balanceFen}`).sort();
let work: ReturnType<typeof workFolder>;
let session: LedgerSession | null;

beforeEach(() => {
  work = workFolder();
  session = null;
});
afterEach(() => {
  session?.close();
  work.remove();
});

const open = () => {
  session = emptyLedger(work.dir).open();
  return session;
};

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

test.each(ORDERS)(
  'files imported in the order %i %i %i give the year, each line once',
  (...order) => {
    const ledger = open();
    const counts = order.map((at) => importLeavingSuspects(ledger, statements[at]!));
    expect(lineNames(ledger)).toEqual(planned);
    expect(counts.reduce((sum, c) => sum + c.suspected, 0)).toBe(8);
    expect(counts.every((c) => c.existing === 0)).toBe(true);
  },
);

test('a file imported again adds nothing, and nothing about it is in doubt', () => {
  const ledger = open();
  for (const statement of statements) importLeavingSuspects(ledger, statement);
  for (const statement of statements) {
    const { counts } = stage(ledger, statement);
    const { new: added, faulty, undecided } = counts;
    expect({ added, faulty, undecided: undecided - counts.suspected }).toEqual({
      added: 0,
      faulty: 0,
      undecided: 0,
    });
  }
  expect(lineNames(ledger)).toEqual(planned);
});

test('the twins of one day are two lines, in either file that has them', () => {
  const twins = (names: readonly string[]) =>
    names.filter((n) => n.startsWith('2023-05-24 -128000'));
  const ledger = open();
  importLeavingSuspects(ledger, statements[1]!);
  expect(twins(lineNames(ledger))).toHaveLength(2);
  importLeavingSuspects(ledger, statements[0]!);
  expect(twins(lineNames(ledger))).toHaveLength(2);
});

test('the shipped decisions settle exactly the rows in doubt', () => {
  const ledger = open();
  for (const statement of statements) {
    const staged = stage(ledger, statement);
    const doubtful = ledger
      .verdicts(staged.stageToken)
      .filter(({ needsDecision }) => needsDecision)
      .map(({ row }) => String(row));
    expect(doubtful.sort()).toEqual(Object.keys(statement.decisions).sort());
    ledger.run('statements.commit', {
      stageToken: staged.stageToken,
      decisions: statement.decisions,
      confirmed: staged.questions.map(({ code }) => code),
    });
  }
  expect(lineNames(ledger)).toEqual(planned);
});

// A process of its own for each file.
test('the command line imports the files by their decisions, and asks where it has none', {
  timeout: 120_000,
}, () => {
  const { path, open: reopen } = emptyLedger(work.dir);
  const file = (name: string) => join(SAMPLE_FOLDER, name);
  expect(cli('import', path, file('counter-2023-01-05.xls'))).toBe(0);
  expect(cli('import', path, file('web-2023-05-09.csv'))).toBe(3);
  const decided = (name: string, decisions: string) =>
    cli('import', path, file(name), '--decisions', file(decisions));
  expect(decided('web-2023-05-09.csv', 'decisions-web.json')).toBe(0);
  expect(decided('corporate-2023-09-12.xlsx', 'decisions-corporate.json')).toBe(0);
  session = reopen();
  expect(lineNames(session)).toEqual(planned);
});

function cli(...words: string[]): number {
  const program = resolve(import.meta.dirname, '../../../electron/cli.ts');
  try {
    const env = { ...process.env, RELIEF_PASSWORD: SAMPLE_PASSWORDS.clerk };
    const { name } = readSampleData().setup.operators.find(({ role }) => role === 'clerk')!;
    const line = [program, ...words, '--user', name, '--json'];
    execFileSync(process.execPath, line, { stdio: 'pipe', env });
    return 0;
  } catch (error) {
    return (error as { status: number }).status;
  }
}

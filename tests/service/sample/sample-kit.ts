import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createLedger, LedgerSession } from '#electron/commands/ledger-session.ts';
import { readSampleData, type SampleStatement } from '#electron/commands/sample-data.ts';
import { readStatement } from '#electron/formats/read-statement.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import type { Role } from '#shared/people/roles.ts';
import { SAMPLE_PASSWORDS } from '#shared/people/sample.ts';
import { CHEAP } from '../ledger-kit.ts';
import { ALL_LINES } from '../whole-lists.ts';

export const SAMPLE_FOLDER = resolve(import.meta.dirname, '../../../resources/sample/2023');

export const committedFiles = (): ReadonlyMap<string, Uint8Array> =>
  new Map(
    readdirSync(SAMPLE_FOLDER).map((name) => [name, readFileSync(join(SAMPLE_FOLDER, name))]),
  );

/** A folder that goes away with the test. */
export function workFolder(): { dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'relief-sample-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

/** An empty ledger of the sample's fund, for importing its files one way or another. */
export function emptyLedger(
  dir: string,
  name = '空.relief',
): { path: string; open(): LedgerSession } {
  const path = join(dir, name);
  createLedger(path, readSampleData().setup, { sample: true, scryptCost: CHEAP });
  const open = () => {
    const session = LedgerSession.open(path, { ownerName: '测试', scryptCost: CHEAP });
    signInToSample(session, 'clerk');
    return session;
  };
  return { path, open };
}

export function signInToSample(session: LedgerSession, role: Role): void {
  const { uid } = session.status().operators.find((one) => one.role === role)!;
  session.run('people.signIn', { operatorUid: uid, password: SAMPLE_PASSWORDS[role] });
}

type Staged = CallOutput<'statements.stage'>;

export function stage(session: LedgerSession, { name, bytes }: SampleStatement): Staged {
  return session.stage({
    fileName: name,
    bytes,
    read: readStatement(bytes),
    fundUid: session.status().funds[0]!.uid,
    accountUid: null,
    mapping: null,
  });
}

/** Imports a file, leaving out every row that may be another layout's; answers with its counts. */
export function importLeavingSuspects(
  session: LedgerSession,
  statement: SampleStatement,
): Staged['counts'] {
  const staged = stage(session, statement);
  const suspected = session
    .verdicts(staged.stageToken)
    .filter(({ status }) => status === 'suspected')
    .map(({ row }) => [String(row), { choice: 'skip', reason: '重复' }]);
  session.run('statements.commit', {
    stageToken: staged.stageToken,
    decisions: Object.fromEntries(suspected),
    confirmed: staged.questions.map(({ code }) => code),
  });
  return staged.counts;
}

/** Day, amount and balance of every line: what the line is, whichever file it came from. */
export function lineNames(session: LedgerSession): string[] {
  const { rows } = session.run('statements.lines', {
    fundUid: session.status().funds[0]!.uid,
    ...ALL_LINES,
    cursor: null,
    limit: 500,
  });
  return rows.map((row) => `${row.day} ${row.amountFen} ${row.balanceFen}`).sort();
}

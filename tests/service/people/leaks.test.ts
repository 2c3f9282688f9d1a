import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LedgerSession } from '#electron/commands/ledger-session.ts';
import { readSampleData } from '#electron/commands/sample-data.ts';
import { createSampleLedger } from '#electron/commands/sample-ledger.ts';
import { readStatement } from '#electron/formats/read-statement.ts';
import { backupLedger } from '#electron/ledger-file/backup.ts';
import { makePrivateCopy } from '#electron/ledger-file/private-copy.ts';
import { noHooks } from '#electron/services/context.ts';
import { exportPaper } from '#electron/services/reports/export-paper.ts';
import { schemaPort } from '#electron/services/schema-port.ts';
import { createLog } from '#electron/shell/log.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import { CHEAP } from '../ledger-kit.ts';
import { SAMPLE_FOLDER, signInToSample, workFolder } from '../sample/sample-kit.ts';

/**
 * Nothing that names or finds a person lies in plain text in anything the program writes: ledger,
 * journal, backups, log, temporary files, tables. The fund's own account and the bureau's own
 * people are no secret.
 */
const folder = workFolder();
const temporary = join(folder.dir, 'tmp');
const path = join(folder.dir, '示例.relief');
let session: LedgerSession;
const tmpBefore = process.env.TMPDIR;

beforeAll(() => {
  mkdirSync(temporary);
  // Every temporary file of this test lands where it can be looked into.
  process.env.TMPDIR = temporary;
  expect(tmpdir()).toBe(temporary);
  createSampleLedger(path, noHooks, readStatement);
  session = LedgerSession.open(path, { ownerName: '测试', scryptCost: CHEAP });
}, 120_000);
afterAll(() => {
  session.close();
  if (tmpBefore === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = tmpBefore;
  folder.remove();
});

interface Secret {
  what: string;
  text: string;
}

/** Of the sample's own list where it ships; else whoever the bank's files name. */
function secrets(): Secret[] {
  const list = join(SAMPLE_FOLDER, 'people.csv');
  const found = readdirSync(SAMPLE_FOLDER).includes('people.csv') ? listed(list) : fromStatements();
  const { setup } = readSampleData();
  const open = new Set([
    setup.account.accountNo,
    setup.account.accountName,
    setup.account.bankName,
    setup.bureau,
    ...setup.operators.map(({ name }) => name),
  ]);
  return found.filter(({ text }) => text.length >= 2 && !open.has(text));
}

/** `name,id,account,phone` */
function listed(file: string): Secret[] {
  const [head, ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  expect(head).toBe('name,id,account,phone');
  const words = head!.split(',');
  return rows.flatMap((row) => row.split(',').map((text, at) => ({ what: words[at]!, text })));
}

function fromStatements(): Secret[] {
  const lines = readSampleData().statements.flatMap(
    ({ bytes }) => readStatement(bytes).recognition!.lines,
  );
  const of = (what: string, texts: readonly (string | null)[]): Secret[] =>
    [...new Set(texts)].filter((text) => text).map((text) => ({ what, text: text! }));
  return [
    ...of(
      'name',
      lines.map(({ counterpartyName }) => counterpartyName),
    ),
    ...of(
      'account',
      lines.map(({ counterpartyAccount }) => counterpartyAccount),
    ),
    // Numbers banks put into memos.
    ...of(
      'number',
      lines.flatMap(({ memo }) => memo.match(/\d{11,}/g) ?? []),
    ),
  ];
}

/** Every way a text may lie in a file. */
const formsOf = ({ text }: Secret): Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(JSON.stringify(text).slice(1, -1)),
];

const filesBelow = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((name) => statSync(name).isFile());

function leaksIn(files: readonly string[]): string[] {
  const looked = secrets();
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    return looked
      .filter((secret) => formsOf(secret).some((form) => bytes.includes(form)))
      .map(({ what, text }) => `${file}: ${what} ${text}`);
  });
}

test('the scan knows whom to look for, and finds them where they are', () => {
  const looked = secrets();
  expect(looked.filter(({ what }) => what === 'name').length).toBeGreaterThan(20);
  expect(looked.filter(({ what }) => what === 'account').length).toBeGreaterThan(20);
  const [csv] = readdirSync(SAMPLE_FOLDER).filter((name) => name.endsWith('.csv'));
  expect(leaksIn([join(SAMPLE_FOLDER, csv!)]).length).toBeGreaterThan(0);
});

test('ledger, journal, backups, lists and temporary files name nobody', async () => {
  signInToSample(session, 'clerk');
  const looked = secrets();
  const name = looked.find(({ what }) => what === 'name')!.text;
  const account = looked.find(({ what }) => what === 'account')!.text;
  // Work that is only in the journal yet: a draft that names a person wherever it can, and a refusal.
  const content = {
    ...emptyDraft('relief' as const),
    purpose: `救助${name}`,
    note: `${name} ${account}`,
    counterparty: { name, account },
  };
  const fundUid = session.status().funds[0]!.uid;
  const input = { uid: null, fundUid, revision: 0, content };
  const { uid } = session.run('entries.saveDraft', input);
  expect(() => session.run('entries.submit', { uids: [uid] })).toThrow(
    expect.objectContaining({ code: 'DRAFT-INCOMPLETE' }),
  );
  // A correction, whose line in the log tells before and after.
  const [document] = session.run('budget.list', { fundUid, year: 2023 }).documents;
  const { kind, documentNo, signedOn, effectiveOn, receivedOn, amountFen } = document!;
  session.run('budget.correct', {
    ...{ replacesUid: document!.uid, reason: `${name}来电` },
    ...{ kind, documentNo, signedOn, effectiveOn, receivedOn, amountFen, note: account },
  });
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
  await backupLedger(session.file!, {
    folder: null,
    reason: 'now',
    port: schemaPort,
    now: new Date(),
  });
  const copy = makePrivateCopy(path);
  const files = filesBelow(folder.dir);
  expect(files.some((file) => file.startsWith(temporary))).toBe(true);
  expect(files.some((file) => file.includes('备份'))).toBe(true);
  expect(leaksIn(files)).toEqual([]);
  copy.dispose();
});

test('the tables that leave without a login name nobody', async () => {
  session.run('people.signOut', {});
  const [fund] = session.status().funds;
  const tables = session.run('reports.tables', {
    fundUid: fund!.uid,
    year: 2023,
    scoreHeading: '评价标准',
  });
  const text = JSON.stringify(tables);
  expect(secrets().filter((secret) => text.includes(secret.text))).toEqual([]);
  const file = join(folder.dir, '附表.xlsx');
  await exportPaper(tables, file, { title: '附表', createdAt: new Date() });
  expect(leaksIn([file])).toEqual([]);
});

test('the log keeps no name even of an error that holds one', () => {
  const file = join(folder.dir, 'main.log');
  const log = createLog(file, false);
  const [name, account] = ['name', 'account'].map(
    (what) => secrets().find((secret) => secret.what === what)!.text,
  );
  log.info('start', { version: '1' });
  log.error('entries.post', new TypeError(`收款人 ${name} 账号 ${account}`));
  expect(leaksIn([file])).toEqual([]);
  rmSync(file, { force: true });
});

test('the operation log of the whole year names nobody but its operators', () => {
  const { db } = session.context(noHooks);
  const details = db.prepare('SELECT group_concat(detail) FROM audit').pluck().get() as string;
  expect(secrets().filter(({ text }) => details.includes(text))).toEqual([]);
});

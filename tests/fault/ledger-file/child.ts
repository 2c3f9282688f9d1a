import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backupLedger } from '#electron/ledger-file/backup.ts';
import { createLedgerFile } from '#electron/ledger-file/create.ts';
import { openLedgerFile } from '#electron/ledger-file/open.ts';
import { restoreLedger, undoRestore } from '#electron/ledger-file/restore.ts';
import { inTransaction } from '#electron/ledger-file/transaction.ts';
import { AppError } from '#shared/errors/app-error.ts';
import {
  appendEntry,
  checkSchema,
  readHead,
  smallPort,
  smallSchema,
} from '../../service/ledger-file/small-schema.ts';

/**
 * A program that works on a ledger until it is killed: `child.ts ACTION PATH`. It says on its
 * standard output what it has finished, one line each.
 */
const [action, path] = process.argv.slice(2) as [string, string];
const say = (line: string | number) => process.stdout.write(`${line}\n`);
const openHere = () =>
  openLedgerFile(path, { mode: 'write', ownerName: `进程${process.pid}`, checkSchema });

/** Opens, says so, and stays until killed or told to close. */
function hold(): void {
  const ledger = openHere();
  say('opened');
  process.stdin.once('data', () => {
    ledger.close();
    say('closed');
    process.exit(0);
  });
}

/** Says each number only when its commit is on the disk. */
function append(): void {
  const { db } = openHere();
  say('opened');
  for (;;) {
    inTransaction(db, () => {
      for (let n = 0; n < 5; n += 1) appendEntry(db);
    });
    say(readHead(db).chainSeq);
  }
}

async function backUp(): Promise<void> {
  const ledger = openHere();
  say('opened');
  for (;;) {
    const rest = { folder: null, port: smallPort, now: new Date() };
    const going = backupLedger(ledger, { ...rest, reason: 'closing' });
    inTransaction(ledger.db, () => appendEntry(ledger.db));
    await going;
    say('backed up');
  }
}

function create(): void {
  say('opened');
  for (let nth = 0; ; nth += 1) {
    const folder = join(path, String(nth));
    mkdirSync(folder);
    createLedgerFile(join(folder, 'a.relief'), (db) => smallSchema(db, 'ledger-a', 200));
    say(nth);
  }
}

/** `path` is the ledger, its neighbour `backup.relief` the backup. */
function restore(): void {
  const options = { port: smallPort, ownerName: '恢复', now: new Date() };
  say('opened');
  for (;;) {
    restoreLedger(join(path, '..', 'backup.relief'), path, options);
    say('restored');
    undoRestore(path, options);
    say('undone');
  }
}

const actions = { hold, append, backUp, create, restore };

try {
  await actions[action as keyof typeof actions]();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  say(`${error.code} ${error.message}`);
}

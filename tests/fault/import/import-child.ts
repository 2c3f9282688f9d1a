import { readFileSync } from 'node:fs';
import { LedgerSession } from '#electron/commands/ledger-session.ts';
import { readStatement } from '#electron/formats/read-statement.ts';
import { CHEAP, signInAs } from '../../service/ledger-kit.ts';

/**
 * Imports the files named after the ledger, one after another, and says each import's uid on a line
 * of its own once it is committed. Its parent kills it at a random moment.
 */
const [ledger, ...files] = process.argv.slice(2);
const session = LedgerSession.open(ledger!, { ownerName: '测试', scryptCost: CHEAP });
signInAs(session, 'clerk');
const [fund] = session.status().funds;
process.stdout.write('ready\n');
for (const file of files) {
  const bytes = readFileSync(file);
  const staged = session.stage({
    fileName: 'x.csv',
    bytes,
    read: readStatement(bytes),
    fundUid: fund!.uid,
    accountUid: null,
    mapping: null,
  });
  const result = session.run('statements.commit', {
    stageToken: staged.stageToken,
    decisions: {},
    confirmed: staged.questions.map(({ code }) => code),
  });
  process.stdout.write(`${result.importUid} ${result.added}\n`);
}
session.close();

import { LedgerSession } from '../commands/ledger-session.ts';
import { restoreLedger, undoRestore } from '../ledger-file/restore.ts';
import { schemaPort } from '../services/schema-port.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { signInAs } from './operator.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore 账套 --user 主管 (--from 备份文件 | --undo yes) [--json]',
  help: '用备份替换账套（原文件保留，可用 --undo yes 撤销）',
  positionals: 1,
  options: { from: { type: 'string' }, undo: { type: 'string' }, user: { type: 'string' } },
  async run([path], { from, undo, user }, output) {
    await supervisorOf(undo === undefined ? must(from) : path!, user, undo === undefined);
    const options = { port: schemaPort, ownerName: '命令行恢复', now: new Date() };
    const restored =
      undo === undefined ? restoreLedger(must(from), path!, options) : undoRestore(path!, options);
    const { head, kept } = restored;
    output.result({ head, keptAs: kept?.path ?? null }, [
      `已恢复，链头 ${head?.chainHead ?? '—'}`,
      kept ? `原文件保留为 ${kept.path}` : '原来没有账套文件',
    ]);
    return EXIT.done;
  },
};

function must(from: string | undefined): string {
  if (from === undefined) throw new UsageError('请用 --from 指定备份文件，或用 --undo yes 撤销');
  return from;
}

/**
 * Signed in to the backup that takes the ledger's place: the ledger itself may be past opening. To
 * undo, to the ledger.
 */
async function supervisorOf(
  file: string,
  user: string | undefined,
  backup: boolean,
): Promise<void> {
  const session = LedgerSession.open(file, { readOnly: true });
  try {
    await signInAs(session, user);
    session.requireAccess(backup ? 'backup.restore' : 'backup.undoRestore');
  } finally {
    session.close();
  }
}

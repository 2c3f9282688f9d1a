import { restore } from '../commands/restore.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { signInAs } from './operator.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore 账套 --user 主管 (--from 备份文件 | --undo) [--json]',
  help: '用备份替换账套，原文件保留；--undo 撤销上一次恢复，再用一次 --undo 则重做',
  positionals: 1,
  options: { from: { type: 'string' }, undo: { type: 'boolean' }, user: { type: 'string' } },
  async run([path], { from, undo, user }, output) {
    if ((from === undefined) === (undo === undefined)) {
      throw new UsageError('请用 --from 指定备份文件，或用 --undo 撤销上一次恢复，二者取一');
    }
    const { head, kept } = await restore({
      ledger: path!,
      backup: from ?? null,
      by: (session) => signInAs(session, user),
      ownerName: '命令行恢复',
    });
    output.result({ head, keptAs: kept?.path ?? null }, [
      `已恢复，链头 ${head?.chainHead ?? '—'}`,
      kept ? `原文件保留为 ${kept.path}` : '原来没有账套文件',
    ]);
    return EXIT.done;
  },
};

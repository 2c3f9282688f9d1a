import { backUp } from '../commands/backup.ts';
import { LedgerSession } from '../commands/ledger-session.ts';
import { type Command, EXIT } from './command.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup 账套 [--to 文件夹] [--json]',
  help: '立即备份并登记；不指定文件夹时放在账套旁的备份文件夹，指定的文件夹不存在时新建',
  positionals: 1,
  options: { to: { type: 'string' } },
  async run([path], { to }, output) {
    const session = LedgerSession.open(path!, { ownerName: '命令行备份' });
    try {
      const request = { folder: to ?? null, makesFolder: true, reason: 'now' } as const;
      const { path: made, size, sha256, head } = await backUp(session, request);
      output.result({ path: made, size, sha256, head }, [
        `已备份到 ${made}`,
        `${size} 字节，SHA-256 ${sha256}`,
        `链头 第 ${head?.chainSeq} 环 ${head?.chainHead}`,
        `日志链头 第 ${head?.auditSeq} 条 ${head?.auditHead}`,
      ]);
      return EXIT.done;
    } finally {
      session.close();
    }
  },
};

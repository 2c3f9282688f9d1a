import { z } from 'zod';
import { host } from './call.ts';
import * as c from './common.ts';

export const backupRecord = z.object({
  token: c.token,
  name: z.string(),
  folder: z.string(),
  madeAt: z.string(),
  reason: z.enum(['now', 'closing', 'migration', 'before-restore']),
  size: z.int(),
  chainHead: z.string(),
  chainSeq: z.int(),
  /** False when the file is gone from where it was put. */
  exists: z.boolean(),
});
export type BackupRecord = z.infer<typeof backupRecord>;

export const backupCalls = {
  'backup.list': host('备份登记', c.nothing, z.array(backupRecord)),
  'backup.now': host(
    '立即备份',
    z.strictObject({ elsewhere: z.boolean() }),
    backupRecord.nullable(),
  ),
  'backup.chooseFile': host('选择备份文件', c.nothing, c.fileRef.nullable()),
  /** Replaces the open ledger; the replaced file is kept and the restore can be undone. */
  'backup.restore': host(
    '恢复备份',
    z.strictObject({ token: c.token }),
    z.object({ chainHead: z.string(), keptAs: z.string() }),
  ),
  'backup.undoRestore': host('撤销恢复', c.nothing, z.object({ chainHead: z.string() })),
};

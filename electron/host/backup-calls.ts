import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dialogs } from '#electron/shell/dialogs.ts';
import type { LedgerClient } from '#electron/workers/ledger-client.ts';
import type { StoredBackup } from '#electron/workers/ledger-protocol.ts';
import type { HostCallsOf } from './host-calls.ts';
import type { Tokens } from './tokens.ts';

export interface BackupParts {
  readonly ledger: LedgerClient;
  readonly tokens: Tokens<string>;
  readonly dialogs: Dialogs;
}

export function backupCalls({ ledger, tokens, dialogs }: BackupParts): HostCallsOf<'backup'> {
  const shown = ({ path: file, ...backup }: StoredBackup) => ({
    ...backup,
    token: tokens.issue('backup', file),
    folder: path.basename(path.dirname(file)),
  });
  return {
    'backup.list': async () => (await ledger.backupList()).map(shown),
    'backup.now': async ({ elsewhere }, { window, signal, onProgress }) => {
      const folder = elsewhere ? await dialogs.chooseFolder(window, '备份到') : null;
      if (elsewhere && folder === null) return null;
      return shown(await ledger.backupNow(folder, { signal, onProgress }));
    },
    'backup.chooseFile': async (_input, { window }) => {
      const file = await dialogs.openFile(window, 'backup');
      if (file === null) return null;
      const { size } = await stat(file);
      return { token: tokens.issue('backup', file), name: path.basename(file), size };
    },
    'backup.restore': async ({ token }, { signal, onProgress }) => {
      const backup = tokens.resolve('backup', token);
      const { chainHead, keptAs } = await ledger.restore(backup, { signal, onProgress });
      // The register may name a place elsewhere: only the file's name is for the page.
      return { chainHead, keptAs: path.win32.basename(keptAs) };
    },
    'backup.undoRestore': async (_input, { signal, onProgress }) => {
      const { chainHead } = await ledger.undoRestore({ signal, onProgress });
      return { chainHead };
    },
  };
}

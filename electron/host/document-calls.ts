import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomically } from '#electron/files/write-atomically.ts';
import type { Dialogs } from '#electron/shell/dialogs.ts';
import type { LedgerClient } from '#electron/workers/ledger-client.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import type { HostCallsOf } from './host-calls.ts';
import type { Tokens } from './tokens.ts';

export interface DocumentParts {
  readonly ledger: Pick<LedgerClient, 'call'>;
  readonly tokens: Tokens<string>;
  readonly dialogs: Pick<Dialogs, 'saveCopy'>;
}

export function documentCalls(parts: DocumentParts): HostCallsOf<'documents'> {
  const { ledger, tokens, dialogs } = parts;
  return {
    'documents.saveCopy': async ({ linkUid }, { window, signal }) => {
      const opened = await ledger.call('documents.open', { linkUid }, { signal });
      const { name, media, bytes } = opened as CallOutput<'documents.open'>;
      const file = await dialogs.saveCopy(window, media, name);
      if (file === null) return null;
      await writeAtomically(file, (temporary) => writeFile(temporary, bytes));
      const token = tokens.issue('made-file', file);
      return { token, name: path.basename(file), size: bytes.length };
    },
  };
}

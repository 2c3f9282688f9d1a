import type { Dialogs } from '#electron/shell/dialogs.ts';
import type { LedgerClient } from '#electron/workers/ledger-client.ts';
import { type ParseJob, parseStatement } from '#electron/workers/parse-client.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import type { HostCallsOf } from './host-calls.ts';
import type { StatementFiles } from './statement-files.ts';

export interface StatementParts {
  readonly ledger: LedgerClient;
  readonly files: StatementFiles;
  readonly dialogs: Dialogs;
  readonly parseScript: ParseJob['script'];
  readonly onParseCrash: ParseJob['onCrash'];
}

export function statementCalls(parts: StatementParts): HostCallsOf<'statements'> {
  const { ledger, files, dialogs } = parts;
  return {
    'statements.chooseFile': async (_input, { window }) => {
      const file = await dialogs.openFile(window, 'statement');
      return file === null ? null : files.addChosen(file);
    },
    'statements.registerFile': async ({ name, bytes }) => files.addDropped(name, bytes),
    'statements.stage': async ({ token, fundUid, accountUid, mapping }, { signal, onProgress }) => {
      if (ledger.file === null) throw hostErrors.make('LEDGER-NOT-OPEN');
      const asked = { fundUid, accountUid };
      const { name, bytes, read } = await ledger.refusalLogged(
        'statements.stage',
        asked,
        async () => {
          onProgress({ step: '读取文件', done: 0, total: 0 });
          const file = await files.read(token);
          const { parseScript: script, onParseCrash: onCrash } = parts;
          const job = { script, onCrash, fileName: file.name, bytes: file.bytes, mapping };
          return { ...file, read: await parseStatement({ ...job, signal, onProgress }) };
        },
      );
      const request = { fileName: name, bytes, read, ...asked, mapping };
      const staged = await ledger.stage(request, { signal, onProgress });
      // Once per file: what is corrected by hand is read again with every choice.
      if (staged.refusal !== null && mapping === null) {
        await ledger.log('statements.stage', asked, staged.refusal);
      }
      return staged;
    },
  };
}

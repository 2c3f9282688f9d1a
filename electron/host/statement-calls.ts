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
    'statements.stage': async ({ token, fundUid, accountUid, mapping }, context) => {
      if (ledger.file === null) throw hostErrors.make('LEDGER-NOT-OPEN');
      const asked = { fundUid, accountUid };
      const staged = await ledger.refusalLogged('statements.stage', asked, async () => {
        context.onProgress({ step: '读取文件', done: 0, total: 0 });
        const { name, bytes } = await files.read(token);
        const read = await parseStatement({
          script: parts.parseScript,
          onCrash: parts.onParseCrash,
          fileName: name,
          bytes,
          mapping,
          signal: context.signal,
          onProgress: context.onProgress,
        });
        const request = { fileName: name, bytes, read, fundUid, accountUid, mapping };
        return ledger.stage(request, context);
      });
      // Once per file: what is corrected by hand is read again with every choice.
      if (staged.refusal !== null && mapping === null) {
        await ledger.log('statements.stage', asked, staged.refusal);
      }
      return staged;
    },
  };
}

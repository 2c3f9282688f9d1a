import path from 'node:path';
import { writeAtomically } from '#electron/files/write-atomically.ts';
import type { Dialogs } from '#electron/shell/dialogs.ts';
import type { LedgerClient } from '#electron/workers/ledger-client.ts';
import { type ParseJob, parseCaseList } from '#electron/workers/parse-client.ts';
import { asCaseListError } from '#shared/errors/case-errors.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import type { HostCallsOf } from './host-calls.ts';
import type { StatementFiles } from './statement-files.ts';
import type { Tokens } from './tokens.ts';

export interface CaseParts {
  readonly ledger: LedgerClient;
  /** Case lists; a statement's token opens none of them. */
  readonly caseLists: StatementFiles;
  readonly tokens: Tokens<string>;
  readonly dialogs: Dialogs;
  readonly parseScript: ParseJob['script'];
  readonly onParseCrash: ParseJob['onCrash'];
}

const TEMPLATE_NAME = '个案名单模板';

export function caseCalls(parts: CaseParts): HostCallsOf<'cases'> {
  const { ledger, caseLists, dialogs, tokens } = parts;
  const mustBeOpen = () => {
    if (ledger.file === null) throw hostErrors.make('LEDGER-NOT-OPEN');
  };
  return {
    'cases.chooseFile': async (_input, { window }) => {
      const file = await dialogs.openFile(window, 'case-list');
      return file === null ? null : inCaseWords(() => caseLists.addChosen(file));
    },
    'cases.registerFile': ({ name, bytes }) =>
      inCaseWords(async () => caseLists.addDropped(name, bytes)),
    'cases.saveTemplate': async (_input, { window, signal }) => {
      mustBeOpen();
      const file = await dialogs.saveFile(window, 'xlsx', TEMPLATE_NAME);
      if (file === null) return null;
      let size = 0;
      await writeAtomically(file, async (temporary) => {
        ({ size } = await ledger.caseTemplate(temporary, { signal }));
      });
      return { token: tokens.issue('made-file', file), name: path.basename(file), size };
    },
    'cases.stage': async ({ token, fundUid }, { signal, onProgress }) => {
      mustBeOpen();
      onProgress({ step: '读取文件', done: 0, total: 0 });
      const { name, bytes } = await inCaseWords(() => caseLists.read(token));
      const { parseScript: script, onParseCrash: onCrash } = parts;
      const job = { script, onCrash, fileName: name, bytes, signal, onProgress };
      const list = await inCaseWords(() => parseCaseList(job));
      return ledger.stageCases({ fileName: name, list, fundUid }, { signal });
    },
  };
}

async function inCaseWords<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    throw asCaseListError(error);
  }
}

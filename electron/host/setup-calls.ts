import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dialogs } from '#electron/shell/dialogs.ts';
import { fileErrors } from '#shared/errors/file-errors.ts';
import type { HostCallsOf } from './host-calls.ts';
import { exists, type LedgerDesk } from './ledger-desk.ts';
import type { RecentLedger, RecentLedgers } from './recent-ledgers.ts';
import type { Tokens } from './tokens.ts';

export interface SetupParts {
  readonly desk: LedgerDesk;
  readonly recent: RecentLedgers;
  readonly tokens: Tokens<string>;
  readonly dialogs: Dialogs;
  /** Told when the page has saved what was typed. */
  readonly pageSaved: () => void;
}

const done = { done: true } as const;

export function setupCalls(parts: SetupParts): HostCallsOf<'setup'> {
  const { desk, recent, tokens, dialogs } = parts;
  return {
    'setup.recent': async () => Promise.all((await recent.list()).map((one) => shown(one, tokens))),
    'setup.chooseLedger': async (_input, { window }) => {
      const file = await dialogs.openFile(window, 'ledger');
      if (file === null) return null;
      const { size } = await stat(file);
      return { token: tokens.issue('ledger', file), name: path.basename(file), size };
    },
    'setup.chooseNewLedger': async ({ suggestedName }, { window }) => {
      const file = await dialogs.saveFile(window, 'ledger', suggestedName);
      if (file === null) return null;
      const name = path.basename(file);
      if (await exists(file)) throw fileErrors.make('FILE-EXISTS', { file: name });
      return { token: tokens.issue('new-ledger', file), name, size: 0 };
    },
    'setup.create': ({ token, setup }, context) =>
      desk.create(tokens.resolve('new-ledger', token), setup, context),
    'setup.open': ({ token, readOnly }, context) =>
      desk.open(tokens.resolve('ledger', token), { ...context, readOnly }),
    'setup.openSample': (_input, context) => desk.openSample(context),
    'setup.close': async (_input, context) => {
      await desk.close(context);
      return done;
    },
    'setup.saved': async () => {
      parts.pageSaved();
      return done;
    },
    'setup.current': () => desk.current(),
  };
}

async function shown({ path: file, openedAt }: RecentLedger, tokens: Tokens<string>) {
  return {
    token: tokens.issue('ledger', file),
    name: path.basename(file),
    // The last folder's name tells two files apart; the whole path is not the page's business.
    folder: path.basename(path.dirname(file)),
    openedAt,
    exists: await exists(file),
  };
}

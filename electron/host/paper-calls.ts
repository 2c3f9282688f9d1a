import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomically } from '#electron/files/write-atomically.ts';
import type { Dialogs } from '#electron/shell/dialogs.ts';
import { printRoute } from '#electron/shell/print-route.ts';
import type { PrintShop } from '#electron/shell/print-shop.ts';
import type { LedgerClient } from '#electron/workers/ledger-client.ts';
import { paperFacts, paperName } from '#shared/contract/papers.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import type { HostCallsOf } from './host-calls.ts';
import type { Tokens } from './tokens.ts';

export interface PaperParts {
  readonly ledger: LedgerClient;
  readonly tokens: Tokens<string>;
  readonly dialogs: Dialogs;
  readonly printShop: PrintShop;
  /** Shows the file in the system's own file manager. */
  readonly reveal: (file: string) => void;
}

const done = { done: true } as const;

export function paperCalls(parts: PaperParts): HostCallsOf<'papers'> {
  const { ledger, tokens, dialogs, printShop } = parts;
  const mustBeOpen = () => {
    if (ledger.file === null) throw hostErrors.make('LEDGER-NOT-OPEN');
  };
  const made = async (file: string) => ({
    token: tokens.issue('made-file', file),
    name: path.basename(file),
    size: (await stat(file)).size,
  });
  return {
    'papers.saveXlsx': async (request, { window, signal, onProgress }) => {
      mustBeOpen();
      const file = await dialogs.saveFile(window, 'xlsx', paperName(request));
      if (file === null) return null;
      await ledger.logged('papers.saveXlsx', paperFacts(request), () =>
        writeAtomically(file, async (temporary) => {
          await ledger.exportXlsx(request, temporary, { signal, onProgress });
        }),
      );
      return made(file);
    },
    'papers.savePdf': async (request, { window, signal, onProgress }) => {
      mustBeOpen();
      const file = await dialogs.saveFile(window, 'pdf', paperName(request));
      if (file === null) return null;
      await ledger.logged('papers.savePdf', paperFacts(request), async () => {
        onProgress({ step: '排版', done: 0, total: 0 });
        const pdf = await printShop.pdf(printRoute(request), signal);
        onProgress({ step: '写入文件', done: 0, total: 0 });
        await writeAtomically(file, (temporary) => writeFile(temporary, pdf));
      });
      return made(file);
    },
    'papers.print': async (request, { signal }) => {
      mustBeOpen();
      await ledger.logged('papers.print', paperFacts(request), () =>
        printShop.paper(printRoute(request), signal),
      );
      return done;
    },
    'papers.reveal': async ({ token }) => {
      parts.reveal(tokens.resolve('made-file', token));
      return done;
    },
  };
}

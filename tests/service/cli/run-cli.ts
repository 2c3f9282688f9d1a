import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCli } from '#electron/cli/run-cli.ts';
import { createLedger, LedgerSession } from '#electron/commands/ledger-session.ts';
import { SETUP } from '../ledger-kit.ts';

export interface Ran {
  code: number;
  out: string;
  said: string;
  /** The one JSON value on standard output. */
  json: () => Record<string, unknown>;
}

/** The command line as the program runs it, within this process. */
export async function cli(...words: string[]): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const into = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  const code = await runCli(words, { stdout: into('stdout'), stderr: into('stderr') });
  return {
    code,
    out: written.stdout,
    said: written.stderr,
    json: () => JSON.parse(written.stdout),
  };
}

/** A small ledger in a folder of this test alone. */
export function aLedger(): {
  folder: string;
  ledger: string;
  put(name: string, text: string): string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'relief-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const ledger = join(folder, '测试.relief');
  createLedger(ledger, SETUP);
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return { folder, ledger, put };
}

/** The operation log, oldest first: call, outcome or code, who. */
export function logOf(ledger: string): string[] {
  const session = LedgerSession.open(ledger, { readOnly: true });
  try {
    const { rows } = session.run('audit.list', {
      operator: '',
      from: null,
      to: null,
      text: '',
      outcome: 'all',
      cursor: null,
      limit: 100,
    });
    return rows.reverse().map((r) => `${r.call} ${r.code ?? r.outcome} ${r.operator}`.trim());
  } finally {
    session.close();
  }
}

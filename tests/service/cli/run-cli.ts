import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished, vi } from 'vitest';
import { runCli } from '#electron/cli/run-cli.ts';
import { openKit, PASSWORD } from '../ledger-kit.ts';

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

/** A small ledger in a folder of this test alone; whoever signs in to it gives the tests' password. */
export function aLedger(): {
  folder: string;
  ledger: string;
  put(name: string, text: string): string;
} {
  vi.stubEnv('RELIEF_PASSWORD', PASSWORD);
  const { dir: folder, path: ledger, session } = openKit();
  session.close();
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  const put = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  return { folder, ledger, put };
}

/** The operation log, oldest first: call, outcome or code, who. Needs no login, as any SQLite tool. */
export function logOf(ledger: string): string[] {
  const db = new Database(ledger, { readonly: true });
  try {
    const sql = `SELECT trim(call || ' ' || coalesce(code, outcome) || ' ' || operator_name)
      FROM audit ORDER BY seq`;
    return db.prepare(sql).pluck().all() as string[];
  } finally {
    db.close();
  }
}

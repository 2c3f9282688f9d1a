import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLedger, LedgerSession } from '#electron/commands/ledger-session.ts';
import { CHEAP, SETUP, settle, signInAs } from '../../service/ledger-kit.ts';
import { statementText } from '../../service/statements/statement-text.ts';

/** How often the importing program is killed; more by the variable. */
const KILLS = Number(process.env.RELIEF_KILLS ?? 50);
const seed = Number(process.env.RELIEF_SEED ?? Date.now() % 1_000_000);
const LINES_PER_FILE = 400;
const FILES = 6;

let dir: string;
let files: string[];
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'relief-kill-'));
  files = Array.from({ length: FILES }, (_, at) => {
    const file = join(dir, `${at}.csv`);
    const lines = Array.from({ length: LINES_PER_FILE }, (_, k) => ({
      day: `2023-0${at + 1}-${String((k % 28) + 1).padStart(2, '0')}`,
      fen: k % 2 === 0 ? 100_000 + k : -50_000 - k,
      serial: `S${at}-${k}`,
      name: `示例单位${k % 50}`,
    }));
    lines.sort((a, b) => (a.day < b.day ? -1 : 1));
    writeFileSync(file, statementText(lines, { openingFen: 100_000_000 * at }));
    return file;
  });
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test(`an import killed ${KILLS} times is there whole or not at all (seed ${seed})`, async () => {
  const next = random(seed);
  let ledger = '';
  let expected = new Set<string>();
  let interrupted = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    // A new ledger once everything is in, so that there is always something to interrupt.
    if (ledger === '' || expected.size === FILES) {
      ledger = join(dir, `${kill}.relief`);
      createLedger(ledger, SETUP, { scryptCost: CHEAP });
      const session = openCheaply(ledger);
      settle(session);
      session.close();
      expected = new Set();
    }
    const remaining = files.slice(expected.size);
    const { acknowledged, killed } = await importAndKill(ledger, remaining, next() * 220);
    if (killed) interrupted += 1;
    for (const uid of acknowledged) expected.add(uid);
    expected = check(ledger, expected);
  }
  // Kills that came after the child had finished prove nothing.
  expect(interrupted).toBeGreaterThan(KILLS / 4);
}, 300_000);

function importAndKill(
  ledger: string,
  remaining: string[],
  afterMs: number,
): Promise<{ acknowledged: string[]; killed: boolean }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'import-child.ts'), ledger, ...remaining],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const wasReady = said.includes('ready');
    said += chunk.toString();
    // From the moment it holds the ledger, at a random distance.
    if (!wasReady && said.includes('ready')) setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  return new Promise((resolve) => {
    child.on('close', (_code, signal) => {
      const acknowledged = said
        .split('\n')
        .flatMap((line) => /^([0-9a-f-]{36}) /.exec(line)?.[1] ?? []);
      resolve({ acknowledged, killed: signal === 'SIGKILL' });
    });
  });
}

/** What stands in the ledger: whole imports only, among them every acknowledged one. */
function check(ledger: string, acknowledged: ReadonlySet<string>): Set<string> {
  const session = openCheaply(ledger);
  signInAs(session, 'clerk');
  try {
    expect(session.run('audit.verify', { head: null })).toMatchObject({ ok: true });
    const [fund] = session.status().funds;
    const { rows } = session.run('statements.imports', {
      fundUid: fund!.uid,
      cursor: null,
      limit: 100,
    });
    for (const row of rows) expect(row.counts.new).toBe(LINES_PER_FILE);
    const uids = new Set(rows.map((row) => row.uid));
    for (const uid of acknowledged) expect(uids).toContain(uid);
    return uids;
  } finally {
    session.close();
  }
}

function random(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const openCheaply = (ledger: string): LedgerSession =>
  LedgerSession.open(ledger, { ownerName: '测试', scryptCost: CHEAP });

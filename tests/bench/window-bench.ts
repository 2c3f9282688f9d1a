import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ReliefApi } from '#shared/contract/index.ts';
import { launchApp } from '../desktop/harness.ts';
import { signInAs } from '../desktop/session.ts';
import { SETUP } from '../service/ledger-kit.ts';
import { BENCH_ACCOUNT, generateStatement } from './generate-statement.ts';
import type { BenchPromise } from './run.ts';

const BETWEEN_KEYS_MS = 25;

type BenchWindow = Window & { readonly relief: ReliefApi; answered: number[]; imported: boolean };

/** How long the window takes from a key to the frame that follows it, while an import runs. */
export async function benchWindow(lines: number): Promise<BenchPromise[]> {
  const dir = mkdtempSync(join(tmpdir(), 'relief-bench-'));
  const statement = join(dir, 'statement.csv');
  writeFileSync(statement, generateStatement(lines));
  const desktop = await launchApp({ userDataDir: join(dir, 'profile') });
  try {
    await desktop.queueDialog('save', { canceled: false, filePath: join(dir, 'bench.relief') });
    await desktop.queueDialog('open', { canceled: false, filePaths: [statement] });
    const account = { ...SETUP.account, accountNo: BENCH_ACCOUNT };
    await openLedger(desktop.window, { ...SETUP, account });
    const { answered, seconds } = await typeWhileImporting(desktop.window, lines);
    answered.sort((a, b) => a - b);
    const at = (share: number) => answered[Math.floor((answered.length - 1) * share)] ?? Infinity;
    return [
      {
        what: 'milliseconds from a key to the next frame while an import runs (slowest)',
        measured: at(1),
        atMost: 100,
        detail: `(median ${at(0.5).toFixed(0)}, 99 % within ${at(0.99).toFixed(0)}; ${answered.length} keys in ${seconds.toFixed(1)} s)`,
      },
    ];
  } finally {
    await desktop.close();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function openLedger(page: Page, setup: typeof SETUP): Promise<void> {
  await page.evaluate(async (newLedger) => {
    const { relief } = window as unknown as BenchWindow;
    const chosen = await relief.call('setup.chooseNewLedger', { suggestedName: '新账套' });
    if (!chosen.ok || chosen.value === null) throw new Error('no place for the ledger');
    const made = await relief.call('setup.create', { token: chosen.value.token, setup: newLedger });
    if (!made.ok) throw new Error(made.error.message);
  }, setup);
  await signInAs(page, 'clerk');
  await page.reload();
}

async function typeWhileImporting(page: Page, lines: number) {
  const started = performance.now();
  await page.evaluate(startImport, lines);
  while (!(await page.evaluate(() => (window as unknown as BenchWindow).imported))) {
    await page.keyboard.press('Shift');
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_KEYS_MS));
  }
  const answered = await page.evaluate(() => (window as unknown as BenchWindow).answered);
  return { answered, seconds: (performance.now() - started) / 1000 };
}

/** Runs in the page: listens to keys, and starts the import without waiting for it. */
function startImport(lines: number): void {
  const bench = window as unknown as BenchWindow;
  bench.answered = [];
  bench.imported = false;
  window.addEventListener('keydown', (event) => {
    // The event's own stamp is when the browser took the key, before any waiting.
    requestAnimationFrame(() => bench.answered.push(performance.now() - event.timeStamp));
  });
  const run = async () => {
    const { relief } = bench;
    const status = await relief.call('setup.current', {});
    const file = await relief.call('statements.chooseFile', {});
    if (!status.ok || !file.ok || !status.value || !file.value)
      throw new Error('nothing to import');
    const staged = await relief.call('statements.stage', {
      token: file.value.token,
      fundUid: status.value.funds[0]!.uid,
      accountUid: null,
      mapping: null,
    });
    if (!staged.ok) throw new Error(staged.error.message);
    const result = await relief.call('statements.commit', {
      stageToken: staged.value.stageToken,
      decisions: {},
      confirmed: staged.value.questions.map(({ code }) => code),
    });
    if (!result.ok || result.value.added !== lines) throw new Error('the import failed');
    bench.imported = true;
  };
  void run();
}

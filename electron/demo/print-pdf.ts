import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface PrintedPdf {
  /** False: nothing was written, or it is no PDF. */
  isPdf: boolean;
  pages: number;
  /** What the program said, when it failed. */
  problem: string;
}

const TIME_LIMIT_MS = 120_000;

/**
 * Prints the year's tables through the built program, with a hidden window: the same page and the
 * same Chromium as in the window. Which runtime starts is told by ELECTRON_OVERRIDE_DIST_PATH.
 */
export async function printPdf(
  root: string,
  { ledger, year, out }: { ledger: string; year: number; out: string },
): Promise<PrintedPdf> {
  rmSync(out, { force: true });
  const starter = join(root, 'node_modules/electron/cli.js');
  // Chromium's sandbox refuses root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const words = [`--print-tables=${ledger}`, `--year=${year}`, `--out=${out}`];
  const { code, said } = await run([starter, root, ...asRoot, ...words]);
  const bytes = readIfThere(out);
  if (code !== 0 || bytes === null) {
    const problem = said.trim() || '程序没有写出文件';
    return { isPdf: false, pages: 0, problem: `退出码 ${code ?? '超时'}：${problem}` };
  }
  const isPdf = bytes.subarray(0, 5).toString('latin1') === '%PDF-';
  return { isPdf, pages: pagesOf(bytes), problem: '' };
}

/** Chromium writes each page as a plain object; the tree above them is of type Pages. */
const pagesOf = (bytes: Buffer): number =>
  bytes.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function run(words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, words, {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: TIME_LIMIT_MS,
  });
  let said = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, said: error.message }));
    child.once('close', (code) => resolve({ code, said }));
  });
}

import { cpus } from 'node:os';
import { benchImport } from './import-bench.ts';
import { benchLedger } from './ledger-bench.ts';
import { benchWindow } from './window-bench.ts';

/**
 * Speed as ratios within one run, because absolute times say more of the machine than of the
 * program. Exits 1 when a promise is broken. Words: names of the benches to run, all by default;
 * `--lines=N` and `--entries=N` change the sizes.
 */
const words = process.argv.slice(2);
const sizeOf = (name: string, usual: number): number =>
  Number(words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const named = words.filter((word) => !word.startsWith('--'));

const benches: Record<string, () => Promise<BenchPromise[]> | BenchPromise[]> = {
  import: () => benchImport(sizeOf('lines', 100_000)),
  window: () => benchWindow(sizeOf('lines', 100_000)),
  ledger: () => benchLedger(sizeOf('entries', 1_000_000)),
};

/** One promise and what was measured. */
export interface BenchPromise {
  what: string;
  measured: number;
  atMost: number;
  detail: string;
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}`);
let kept = true;
for (const [name, run] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue;
  for (const { what, measured, atMost, detail } of await run()) {
    const ok = measured <= atMost;
    kept &&= ok;
    console.log(
      `${ok ? 'kept  ' : 'BROKEN'} ${what}: ${measured.toFixed(3)} (at most ${atMost}) ${detail}`,
    );
  }
}
process.exitCode = kept ? 0 : 1;

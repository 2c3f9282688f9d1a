import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale } from './build-if-stale.mjs';
import { desktopRuntime } from './desktop-runtime.mjs';
import { root, run, runNode } from './processes.mjs';

/** The test run's own lines; the last one is its result. */
const report = (line) => console.log(line);

const resultsDir = path.join(root, 'out/test');
const nothing = { passed: 0, failed: 0, skipped: 0 };
const oneFailure = { ...nothing, failed: 1 };

/**
 * Checks, builds and runs every test, all of them even where one part fails, so that one run tells
 * everything. A failed check or build counts as one failure.
 */
export async function runAllTests() {
  report(`desktop tests run on ${desktopRuntime().label}`);
  rmSync(resultsDir, { recursive: true, force: true });
  mkdirSync(resultsDir, { recursive: true });
  const style = await step('biome check', () => run('biome', ['check']));
  const types = await step('tsc', () => run('tsc', []));
  const build = await step('build', () => buildIfStale({ always: true }));
  const unit = await runVitest();
  const desktop = build.failed ? nothing : await runPlaywright();
  const total = sum([style, types, build, unit, desktop]);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  report(`${total.passed} passed, ${total.failed} failed${skipped}`);
  return total.failed > 0 ? 1 : 0;
}

async function step(name, work) {
  report(`— ${name}`);
  const code = await work();
  if (code === 0) return nothing;
  report(`${name} failed`);
  return oneFailure;
}

async function runVitest() {
  const file = path.join(resultsDir, 'vitest.json');
  report('— vitest');
  const code = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  return settle(code, file, (results) => {
    // A file that could not even be loaded has no tests to count.
    const broken = results.testResults.filter(
      (result) => result.status === 'failed' && result.assertionResults.length === 0,
    );
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + broken.length,
      skipped: results.numPendingTests + (results.numTodoTests ?? 0),
    };
  });
}

async function runPlaywright() {
  const file = path.join(resultsDir, 'playwright.json');
  const { distDir } = desktopRuntime();
  report('— playwright');
  const program = path.join(root, 'node_modules/.bin/playwright');
  const code = await runNode([program, 'test'], {
    env: {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      ...(distDir ? { ELECTRON_OVERRIDE_DIST_PATH: distDir } : {}),
    },
  });
  return settle(code, file, ({ stats }) => ({
    // Passed at the second try: the list above names it as flaky.
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));
}

/** Counts of one runner; one that failed without a failed test is a failure of its own. */
function settle(code, file, count) {
  if (!existsSync(file)) return oneFailure;
  const counts = count(JSON.parse(readFileSync(file, 'utf8')));
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function sum(all) {
  return all.reduce(
    (total, one) => ({
      passed: total.passed + one.passed,
      failed: total.failed + one.failed,
      skipped: total.skipped + one.skipped,
    }),
    nothing,
  );
}

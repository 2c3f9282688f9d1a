import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Desktop tests belong to Playwright (playwright.config.ts); everything else runs here.
export default defineConfig({
  test: {
    include: ['tests/{unit,property,service,fault}/**/*.test.ts'],
    testTimeout: 30_000,
    // Every core: by itself the runner leaves one to itself, and on two that is half of them.
    maxWorkers: availableParallelism(),
  },
});

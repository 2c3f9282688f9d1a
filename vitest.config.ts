import { defineConfig } from 'vitest/config';

// Desktop tests belong to Playwright (playwright.config.ts); everything else runs here.
export default defineConfig({
  test: {
    include: ['tests/{unit,property,service,fault}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});

import path from 'node:path';
import { defineConfig } from 'vitest/config';

// Apart from `npm test`: it needs a whole build and packages it twice.
export default defineConfig({
  test: {
    root: path.resolve(import.meta.dirname, '../../..'),
    include: ['tests/service/packaging/*.check.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

import { defineErrors } from './app-error.ts';

/** The command line was called wrongly. */
export const usageErrors = defineErrors({
  USAGE: {
    message: '{problem}。',
    kept: '没有改动任何文件。',
    next: '用法：{usage}',
  },
});

import { defineErrors } from './app-error.ts';

/** The command line was called wrongly. */
export const usageErrors = defineErrors({
  USAGE: {
    message: '{problem}。',
    kept: '没有导入、导出或替换任何内容。',
    next: '用法：{usage}',
  },
});

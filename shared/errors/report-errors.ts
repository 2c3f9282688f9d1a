import { defineErrors } from './app-error.ts';

/** Why a table can't be made. Nothing is written when one of these is thrown. */
export const reportErrors = defineErrors({
  'REPORT-NO-FUND': {
    message: '{year} 年度没有可列示的专项资金，无法生成附表。',
    kept: '账套没有改动。',
    next: '请先在“设置”中登记专项资金，再生成附表。',
  },
  'REPORT-FUND-TWICE': {
    message: '专项资金「{fund}」在附表中出现了两次。',
    kept: '账套没有改动。',
    next: '请在“设置”中检查专项资金名称，同名的资金请改名后再生成附表。',
  },
  'REPORT-TEMPLATE': {
    message: '{year} 年度的指标体系有 {count} 处不符合要求：{first}',
    kept: '账套没有改动，指标体系和得分都还在。',
    next: '请在“绩效自评”中按提示调整指标分值，再生成附表。',
  },
  'REPORT-SCORES': {
    message: '{year} 年度的自评得分有 {count} 处不符合要求：{first}',
    kept: '账套没有改动，已填的得分都还在。',
    next: '请在“绩效自评”中改正得分，再生成附表。',
  },
  'REPORT-TEXT-TOO-LONG': {
    message: '「{title}」中有一行文字过长，一页纸放不下。',
    kept: '账套没有改动。',
    next: '请缩短「{row}」的文字，再生成附表。',
  },
  'REPORT-TOO-LONG': {
    message: '符合条件的有 {count} 条，超过一次打印的上限 {limit} 条。',
    kept: '账套没有改动，没有生成文件。',
    next: '请缩小日期范围，分几次打印或导出。',
  },
});

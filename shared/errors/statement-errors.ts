import { defineErrors } from './app-error.ts';

const KEPT = '没有导入任何内容，原文件没有改动。';

/**
 * What can go wrong while a bank file is read, before any row is judged. Parameters: `limit` and
 * `size` are texts with their unit; `kind` names what the file seems to be; `encodings` lists names.
 */
export const statementErrors = defineErrors({
  'STM-EMPTY': {
    message: '文件是空的，里面没有任何内容。',
    kept: KEPT,
    next: '请从网上银行重新下载对账单后再导入。',
  },
  'STM-NO-ROWS': {
    message: '文件可以打开，但里面没有任何有内容的表格。',
    kept: KEPT,
    next: '请确认下载的是交易明细（不是汇总或回单），重新下载后再导入。',
  },
  'STM-TOO-LARGE': {
    message: '文件大小为 {size}，超过上限 {limit}。',
    kept: KEPT,
    next: '请在网上银行按较短的时间段分次下载，逐个导入。',
  },
  'STM-TOO-MANY-ROWS': {
    message: '表格超过 {limit} 行的上限。',
    kept: KEPT,
    next: '请在网上银行按较短的时间段分次下载，逐个导入。',
  },
  'STM-TOO-MANY-COLUMNS': {
    message: '第 {row} 行超过 {limit} 列的上限。',
    kept: KEPT,
    next: '请确认选择的是银行对账单；如分隔符选错，请换一种分隔符再读取。',
  },
  'STM-CELL-TOO-LONG': {
    message: '第 {row} 行有单元格超过 {limit} 个字符的上限。',
    kept: KEPT,
    next: '请确认文件没有损坏、引号成对；必要时请重新下载。',
  },
  'STM-ENCRYPTED': {
    message: '文件设有打开密码，无法读取。',
    kept: KEPT,
    next: '请先用 WPS 或 Excel 打开，取消密码另存一份后再导入。',
  },
  'STM-TRUNCATED': {
    message: '文件不完整，可能没有下载或复制完。',
    kept: KEPT,
    next: '请重新下载或复制该文件后再导入。',
  },
  'STM-DAMAGED': {
    message: '文件已损坏，无法按它的格式读取。',
    kept: KEPT,
    next: '请重新下载；如仍不行，请用 WPS 或 Excel 打开后另存为 .xlsx 再导入。',
  },
  'STM-OLD-WORKBOOK': {
    message: '这是 Excel 97 以前的旧格式工作簿，其中的汉字无法可靠读取。',
    kept: KEPT,
    next: '请用 WPS 或 Excel 打开后另存为 .xlsx 再导入。',
  },
  'STM-NOT-A-TABLE': {
    message: '这是{kind}，不是表格文件。',
    kept: KEPT,
    next: '请在网上银行选择下载 Excel（.xls、.xlsx）或文本（.csv、.txt）格式的交易明细。',
  },
  'STM-ARCHIVE-BOMB': {
    message: '文件解压后异常巨大，为安全起见拒绝打开。',
    kept: KEPT,
    next: '正常的对账单不会这样，请核实文件来源后重新下载。',
  },
  'STM-TOO-DEEP': {
    message: '网页格式的表格嵌套超过 {limit} 层，为安全起见拒绝打开。',
    kept: KEPT,
    next: '请核实文件来源，或用 WPS、Excel 打开后另存为 .xlsx 再导入。',
  },
  'STM-ENCODING': {
    message: '无法确定文字编码，按 {encodings} 读取都有错误。',
    kept: KEPT,
    next: '请在导入窗口手工选择编码后再读取，并核对文字显示是否正常。',
  },
  'STM-UNKNOWN-ENCODING': {
    message: '不支持所选的文字编码「{encoding}」。',
    kept: KEPT,
    next: '请改选 UTF-8、GB18030 或 UTF-16。',
  },
  'STM-NO-SUCH-SHEET': {
    message: '文件里没有名为「{sheet}」的工作表，有的是：{sheets}。',
    kept: KEPT,
    next: '请从列出的工作表中重新选择。',
  },
  'STM-NO-HEADER': {
    message: '{where}前 50 行里没有找到对账单的表头（至少要有日期和金额）。',
    kept: KEPT,
    next: '请手工指定表头所在行（没有表头时选“无表头”）和各列含义；软件会记住这种表头。',
  },
  'STM-UNIT': {
    message: '文件写明金额单位不是“元”（如“万元”），不是银行对账单的原始导出。',
    kept: KEPT,
    next: '请从网银重新导出以元为单位的明细。',
  },
  'STM-STOPPED': {
    message: '读取已按要求停止，或超过了时间上限。',
    kept: KEPT,
    next: '如需继续，请重新导入；文件很大时请按较短的时间段分次下载。',
  },
});

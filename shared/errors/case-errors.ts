import { AppError, defineErrors } from './app-error.ts';

const NOTHING_WRITTEN = '没有写入任何内容，已填写的内容仍在。';
const NOT_IMPORTED = '没有导入任何个案，原文件没有改动。';

/** Refusals about cases and lists of cases. */
export const caseErrors = defineErrors({
  'CASE-NUMBER-TAKEN': {
    message: '信访编号“{caseNo}”已经登记过。',
    kept: NOTHING_WRITTEN,
    next: '按编号查找已登记的个案；内容有误时在该个案中点“更正”。',
  },
  'CASE-HISTORY': {
    message: '{day}的“{event}”不能成立：{problem}',
    kept: NOTHING_WRITTEN,
    next: '核对日期和事项；先登记、更正或撤销与它相关的事项再试。',
  },
  'CASE-EVENT-FUTURE': {
    message: '事项的日期 {day} 在今天之后。',
    kept: NOTHING_WRITTEN,
    next: '核对日期；还没有发生的事项请等发生后再登记。',
  },
  'CASE-EVENT-REPLACED': {
    message: '这条事项已被更正或撤销。',
    kept: NOTHING_WRITTEN,
    next: '刷新后对现行有效的那一条操作。',
  },
  'CASE-FILE': {
    message: '读不了这份个案名单：{problem}',
    kept: NOT_IMPORTED,
    next: '请用“下载模板”得到的表格填写，用 WPS 或 Excel 另存为 .xlsx 后再导入。',
  },
  'CASE-LIST-HEADER': {
    message: '在前 20 行里没有找到名单的完整表头，缺少：{missing}。',
    kept: NOT_IMPORTED,
    next: '请补上这些列（可以“下载模板”对照），再重新选择文件。',
  },
  'CASE-LIST-EMPTY': {
    message: '名单只有表头，下面没有任何个案。',
    kept: NOT_IMPORTED,
    next: '填写后保存，再重新选择文件。',
  },
  'CASE-LIST-TOO-LONG': {
    message: '名单超过 {limit} 行的上限。',
    kept: NOT_IMPORTED,
    next: '请分成几份文件，逐份导入。',
  },
  'CASE-STAGE-GONE': {
    message: '这次导入的预览已经失效。',
    kept: '账套没有任何改动。',
    next: '请重新选择个案名单文件。',
  },
  'CASE-STAGE-STALE': {
    message: '预览之后又登记或更正过个案，预览已过时。',
    kept: '账套没有任何改动。',
    next: '请重新选择文件，核对新的预览后再导入。',
  },
  'CASE-IMPORT-NOTHING': {
    message: '这份名单里没有可以新登记的个案。',
    kept: '账套没有任何改动。',
    next: '按预览中每行的说明更正名单；已登记的不需要再导入。',
  },
  'CASE-IMPORT-UNDECIDED': {
    message: '有 {count} 行不能导入，还没有确认把它们留下。',
    kept: '没有写入任何内容。',
    next: '更正名单后重新选择文件，或确认只导入其余各行。',
  },
});

/**
 * A case list is read by the reader of bank files: what that says of the file is said here, without
 * its advice about the bank.
 */
export function asCaseListError(error: unknown): unknown {
  if (!(error instanceof AppError) || !error.code.startsWith('STM-')) return error;
  return caseErrors.make('CASE-FILE', { problem: error.message }, { cause: error });
}

import { type AppError, defineErrors } from './app-error.ts';

export const DOCUMENT_LIMIT_BYTES = 20 * 1024 * 1024;

/** Errors of 附件. */
export const documentErrors = defineErrors({
  'DOC-TYPE': {
    message: '“{name}”不是可以保存的附件：只收 PDF、PNG、JPEG 和 Word、Excel（docx、xlsx）文件。',
    kept: '没有保存任何内容。',
    next: '请扫描或另存为 PDF 后再添加；也可以登记纸质附件的张数和存放处。',
  },
  'DOC-TOO-LARGE': {
    message: '附件“{name}”有 {size}，超过 {limit} 的上限。',
    kept: '没有保存任何内容。',
    next: '请降低扫描分辨率，或分成几个文件。',
  },
  'DOC-EMPTY': {
    message: '附件“{name}”是空文件。',
    kept: '没有保存任何内容。',
    next: '请确认文件能正常打开后再添加。',
  },
  'DOC-UNREADABLE': {
    message: '读不出“{name}”。',
    kept: '没有保存任何内容。',
    next: '请确认文件没有被移走、改名或由其他程序占用，再重新添加；不要拖入文件夹。',
  },
  'DOC-WITHDRAWN': {
    message: '这份附件已经撤下。',
    kept: '没有改动任何内容。',
    next: '需要时重新添加。',
  },
  'DOC-IN-VOUCHER': {
    message: '这份附件已随凭证记账，不能撤下。',
    kept: '没有改动任何内容。',
    next: '附件有误时，请更正凭证，或在台账记录中补充正确的附件。',
  },
});

/** Why a file of this size is not kept; null when it is. Known before a byte of it is read. */
export function documentSizeRefusal(name: string, size: number): AppError | null {
  if (size === 0) return documentErrors.make('DOC-EMPTY', { name });
  if (size <= DOCUMENT_LIMIT_BYTES) return null;
  const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const params = { name, size: megabytes(size), limit: megabytes(DOCUMENT_LIMIT_BYTES) };
  return documentErrors.make('DOC-TOO-LARGE', params);
}

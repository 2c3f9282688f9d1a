import { defineErrors } from './app-error.ts';

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
  'DOC-WITHDRAWN': {
    message: '这份附件已经撤下。',
    kept: '没有改动任何内容。',
    next: '需要时重新添加。',
  },
});

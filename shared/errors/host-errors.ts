import { defineErrors } from './app-error.ts';

/** Errors of the desktop shell itself: workers, windows, files chosen by the user. */
export const hostErrors = defineErrors({
  INTERNAL: {
    message: '软件内部出错，这一步没有完成。',
    kept: '账套文件没有改动：没做完的写入已全部撤销。',
    next: '请重新打开账套再试；若再次出现，请从“帮助”菜单打开日志文件夹，把日志交给维护人员。',
  },
  CANCELLED: {
    message: '已按您的要求停止。',
    kept: '没有写入任何数据。',
    next: '需要时可以重新开始。',
  },
  'CALL-NOT-OURS': {
    message: '请求不是来自本软件的窗口，已拒绝。',
    kept: '没有改动任何数据。',
    next: '请关闭软件后重新打开。',
  },
  'LEDGER-NOT-OPEN': {
    message: '还没有打开账套。',
    kept: '没有改动任何数据。',
    next: '请先打开或新建账套。',
  },
  'FILE-TOKEN-EXPIRED': {
    message: '所选文件的凭据已失效。',
    kept: '没有改动任何数据。',
    next: '请重新选择文件。',
  },
  'FILE-WOULD-REPLACE': {
    message: '这个文件夹里已经有“{name}”，没有覆盖。',
    kept: '原有文件没有改动。',
    next: '请换一个文件名或文件夹再保存。',
  },
  'FILE-UNREADABLE': {
    message: '读不到文件“{name}”（{reason}）。',
    kept: '没有改动任何数据。',
    next: '请确认文件还在原处、U 盘没有拔出、文件没有被其他程序占用，再试一次。',
  },
  'FILE-UNWRITABLE': {
    message: '写不了文件“{name}”（{reason}）。',
    kept: '原有的同名文件没有改动，账套也没有改动。',
    next: '请关闭正打开该文件的 WPS 或 Excel，或换一个文件夹再保存。',
  },
  'STM-TIMEOUT': {
    message: '文件“{name}”读了 {seconds} 秒还没有读完，已停止。',
    kept: '没有改动任何数据。',
    next: '请用 WPS 或 Excel 打开该文件，另存为 xlsx 后再导入，或缩短时间段重新导出。',
  },
  'STM-CRASHED': {
    message: '读取文件“{name}”时出错，文件可能已损坏或过于庞大。',
    kept: '没有改动任何数据。',
    next: '请重新从网银导出；仍然不行时，用 WPS 或 Excel 另存为 xlsx 后再导入。',
  },
  'PRINT-PAGE-FAILED': {
    message: '打印页没有准备好（{reason}）。',
    kept: '没有生成文件，账套没有改动。',
    next: '请在“附表与报表”中先预览，确认能看到各表后再试。',
  },
  'PRINT-FAILED': {
    message: '打印没有完成（{reason}）。',
    kept: '账套没有改动。',
    next: '请检查打印机是否开机、有纸、已联机，或先导出 PDF 再打印。',
  },
});

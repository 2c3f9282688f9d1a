import { type App, dialog } from 'electron';
import type { Log } from './log.ts';

/**
 * A programmer's error in the main process: the program's state is not to be trusted any more, so
 * it says so and ends. What was committed is in the file; the next opening brings it up.
 */
export function setupFatalErrors(app: App, log: Log): void {
  const end = (error: unknown) => {
    log.error('fatal', error);
    dialog.showErrorBox(
      '软件内部出错，需要关闭',
      '已记的账都在账套里，重新打开软件即可继续。\n若再次出现，请把日志文件夹交给维护人员。\n（FATAL）',
    );
    app.exit(70);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

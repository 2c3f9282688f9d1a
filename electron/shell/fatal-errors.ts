import { type App, dialog } from 'electron';
import { firstChangedFile } from '#electron/security/unpacked-files.ts';
import type { Log } from './log.ts';
import type { AppPaths } from './paths.ts';

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

/** False, and the software ends, when a file of the installation is not as it was shipped. */
export function isInstallationWhole(app: App, log: Log, paths: AppPaths): boolean {
  const changed = firstChangedFile(paths.unpackedList, paths.unpacked);
  if (changed === null) return true;
  log.error('installation changed', { file: changed });
  dialog.showErrorBox(
    '软件文件被改动过，不能启动',
    `安装文件夹里的“${changed}”与发布时不同。\n账套没有打开，没有改动。\n请从可靠的来源重新安装，并检查电脑是否中毒。\n（INSTALL-CHANGED）`,
  );
  app.exit(71);
  return false;
}

import type { MenuItemConstructorOptions } from 'electron';

/** Commands the page receives through `onMenu`. */
export type MenuCommand =
  | 'new-ledger'
  | 'open-ledger'
  | 'open-sample'
  | 'close-ledger'
  | 'backup'
  | 'print'
  | 'help'
  | 'shortcuts'
  | 'about';

/** What the host tells the page on the same channel. */
export type HostNotice =
  /** The software is backing up and closing the ledger: nothing can be entered any more. */
  | 'closing'
  /** The user stayed. */
  | 'closing-stopped'
  /** The ledger was closed or changed without the page having asked. */
  | 'ledger-changed';

export interface MenuParts {
  readonly send: (command: MenuCommand) => void;
  readonly openLogFolder: () => void;
  readonly devTools: boolean;
}

/**
 * Keys of a page (F2, F9, Ctrl+S …) belong to the page, which alone knows whether they hold there;
 * the menu has the keys that hold everywhere.
 */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  return [
    { label: '文件(&F)', submenu: fileMenu(parts) },
    { label: '编辑(&E)', submenu: editMenu },
    { label: '查看(&V)', submenu: [...viewMenu, ...(parts.devTools ? developerMenu : [])] },
    { label: '帮助(&H)', submenu: helpMenu(parts) },
  ];
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function command(
  { send }: MenuParts,
  id: MenuCommand,
  label: string,
  accelerator?: string,
): MenuItemConstructorOptions {
  return { id, label, click: () => send(id), ...(accelerator ? { accelerator } : {}) };
}

function fileMenu(parts: MenuParts): MenuItemConstructorOptions[] {
  return [
    command(parts, 'new-ledger', '新建账套…'),
    command(parts, 'open-ledger', '打开账套…', 'CmdOrCtrl+O'),
    command(parts, 'open-sample', '看看示例'),
    command(parts, 'close-ledger', '关闭账套'),
    separator,
    command(parts, 'backup', '备份与恢复'),
    separator,
    command(parts, 'print', '打印…', 'CmdOrCtrl+P'),
    separator,
    { role: 'quit', label: '退出' },
  ];
}

const editMenu: MenuItemConstructorOptions[] = [
  { role: 'undo', label: '撤销' },
  { role: 'redo', label: '重做' },
  separator,
  { role: 'cut', label: '剪切' },
  { role: 'copy', label: '复制' },
  { role: 'paste', label: '粘贴' },
  { role: 'selectAll', label: '全选' },
];

const viewMenu: MenuItemConstructorOptions[] = [
  { role: 'zoomIn', label: '放大' },
  { role: 'zoomOut', label: '缩小' },
  { role: 'resetZoom', label: '实际大小' },
  separator,
  // Without the usual F11: F-keys are the pages'.
  { role: 'togglefullscreen', label: '全屏', accelerator: '' },
];

const developerMenu: MenuItemConstructorOptions[] = [
  separator,
  { role: 'reload', label: '重新载入' },
  { role: 'toggleDevTools', label: '开发者工具' },
];

function helpMenu(parts: MenuParts): MenuItemConstructorOptions[] {
  return [
    command(parts, 'help', '使用说明', 'F1'),
    command(parts, 'shortcuts', '快捷键一览'),
    separator,
    { id: 'logs', label: '打开日志文件夹', click: parts.openLogFolder },
    separator,
    command(parts, 'about', '关于'),
  ];
}

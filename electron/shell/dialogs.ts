import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { ErrorText } from '#shared/errors/app-error.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';

export const LEDGER_EXTENSION = 'relief';

type OpenKind = 'ledger' | 'statement' | 'case-list' | 'backup';
type SaveKind = 'ledger' | 'xlsx' | 'pdf';

/** What the host asks the user of the system. Null: the user closed the dialog. */
export interface Dialogs {
  openFile(window: BrowserWindow, kind: OpenKind): Promise<string | null>;
  /** The chosen path, with the kind's extension. */
  saveFile(window: BrowserWindow, kind: SaveKind, suggestedName: string): Promise<string | null>;
  chooseFolder(window: BrowserWindow, title: string): Promise<string | null>;
}

const LEDGERS: FileFilter = { name: '账套', extensions: [LEDGER_EXTENSION] };
const ANY_FILE: FileFilter = { name: '所有文件', extensions: ['*'] };
const STATEMENTS: FileFilter = {
  name: '银行对账单',
  extensions: ['xls', 'xlsx', 'csv', 'txt', 'htm', 'html'],
};
const CASE_LISTS: FileFilter = { name: '个案名单', extensions: ['xlsx', 'xls', 'csv'] };

const OPEN = {
  ledger: { title: '打开账套', filters: [LEDGERS] },
  statement: { title: '选择银行对账单', filters: [STATEMENTS, ANY_FILE] },
  'case-list': { title: '选择个案名单', filters: [CASE_LISTS, ANY_FILE] },
  backup: { title: '选择备份文件', filters: [LEDGERS, ANY_FILE] },
} satisfies Record<OpenKind, { title: string; filters: FileFilter[] }>;

const SAVE = {
  ledger: { title: '新账套保存为', extension: LEDGER_EXTENSION, filters: [LEDGERS] },
  xlsx: {
    title: '导出 Excel',
    extension: 'xlsx',
    filters: [{ name: 'Excel 工作簿', extensions: ['xlsx'] }],
  },
  pdf: {
    title: '导出 PDF',
    extension: 'pdf',
    filters: [{ name: 'PDF 文件', extensions: ['pdf'] }],
  },
} satisfies Record<SaveKind, { title: string; extension: string; filters: FileFilter[] }>;

export const systemDialogs: Dialogs = {
  async openFile(window, kind) {
    const answer = await dialog.showOpenDialog(window, { ...OPEN[kind], properties: ['openFile'] });
    return answer.filePaths[0] ?? null;
  },
  async saveFile(window, kind, suggestedName) {
    const { title, extension, filters } = SAVE[kind];
    const defaultPath = withExtension(fileNameOf(suggestedName), extension);
    const answer = await dialog.showSaveDialog(window, { title, filters, defaultPath });
    if (answer.canceled || answer.filePath === '') return null;
    const file = withExtension(answer.filePath, extension);
    // The dialog asked about replacing the name as typed, not about this one.
    if (file !== answer.filePath && existsSync(file)) {
      throw hostErrors.make('FILE-WOULD-REPLACE', { name: path.basename(file) });
    }
    return file;
  },
  async chooseFolder(window, title) {
    const properties = ['openDirectory', 'createDirectory'] as const;
    const answer = await dialog.showOpenDialog(window, { title, properties: [...properties] });
    return answer.filePaths[0] ?? null;
  },
};

/** Asks with a plain question; true when the first button was chosen. */
export async function ask(
  window: BrowserWindow,
  question: { message: string; detail: string; yes: string; no: string },
): Promise<boolean> {
  const { message, detail, yes, no } = question;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message,
    detail,
    buttons: [yes, no],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
}

/** For errors that no page can show, because none asked. */
export async function tell(window: BrowserWindow, error: ErrorText & { code: string }) {
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: error.message,
    detail: `${error.kept}\n${error.next}\n（${error.code}）`,
    buttons: ['知道了'],
    noLink: true,
  });
}

function withExtension(file: string, extension: string): string {
  return file.toLowerCase().endsWith(`.${extension}`) ? file : `${file}.${extension}`;
}

/** A fund's name may hold what no file name may. */
function fileNameOf(text: string): string {
  return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { DocumentMedia } from '#shared/contract/documents.ts';
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
  /** Where a copy of a paper goes, with an extension of what it is. */
  saveCopy(window: BrowserWindow, media: DocumentMedia, name: string): Promise<string | null>;
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
  ledger: { title: '新账套保存为', filter: LEDGERS },
  xlsx: { title: '导出 Excel', filter: { name: 'Excel 工作簿', extensions: ['xlsx'] } },
  pdf: { title: '导出 PDF', filter: { name: 'PDF 文件', extensions: ['pdf'] } },
} satisfies Record<SaveKind, { title: string; filter: FileFilter }>;

const COPIES = {
  pdf: SAVE.pdf.filter,
  xlsx: SAVE.xlsx.filter,
  docx: { name: 'Word 文档', extensions: ['docx'] },
  png: { name: 'PNG 图片', extensions: ['png'] },
  jpeg: { name: 'JPEG 图片', extensions: ['jpg', 'jpeg'] },
} satisfies Record<DocumentMedia, FileFilter>;

export const systemDialogs: Dialogs = {
  async openFile(window, kind) {
    const answer = await dialog.showOpenDialog(window, { ...OPEN[kind], properties: ['openFile'] });
    return answer.filePaths[0] ?? null;
  },
  saveFile(window, kind, suggestedName) {
    const { title, filter } = SAVE[kind];
    return chooseTarget(window, title, filter, suggestedName);
  },
  saveCopy(window, media, name) {
    return chooseTarget(window, '保存附件副本', COPIES[media], name);
  },
  async chooseFolder(window, title) {
    const properties = ['openDirectory', 'createDirectory'] as const;
    const answer = await dialog.showOpenDialog(window, { title, properties: [...properties] });
    return answer.filePaths[0] ?? null;
  },
};

async function chooseTarget(
  window: BrowserWindow,
  title: string,
  filter: FileFilter,
  suggestedName: string,
): Promise<string | null> {
  const defaultPath = withExtension(fileNameOf(suggestedName), filter.extensions);
  const answer = await dialog.showSaveDialog(window, { title, filters: [filter], defaultPath });
  if (answer.canceled || answer.filePath === '') return null;
  const file = withExtension(answer.filePath, filter.extensions);
  // The dialog asked about replacing the name as typed, not about this one.
  if (file !== answer.filePath && existsSync(file)) {
    throw hostErrors.make('FILE-WOULD-REPLACE', { name: path.basename(file) });
  }
  return file;
}

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

/** Any of the kind's extensions is left as it is; without one, the first is added. */
function withExtension(file: string, extensions: readonly string[]): string {
  const has = extensions.some((extension) => file.toLowerCase().endsWith(`.${extension}`));
  return has ? file : `${file}.${extensions[0]}`;
}

/** A fund's name may hold what no file name may. */
function fileNameOf(text: string): string {
  return text.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_');
}

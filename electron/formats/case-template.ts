import ExcelJS from 'exceljs';
import { CASE_COLUMNS } from '#shared/cases/columns.ts';
import { CASE_CATEGORIES } from '#shared/cases/kinds.ts';
import type { CaseFields } from '#shared/contract/cases.ts';
import { CASE_CATEGORY_WORDS } from '#shared/terms.ts';
import { setZipClock } from './xlsx-clock.ts';

/** Rows that come with their lists to choose from. */
const PREPARED_ROWS = 500;

const CHOICES: Partial<Record<keyof CaseFields, string[]>> = {
  category: CASE_CATEGORIES.map((category) => CASE_CATEGORY_WORDS[category]),
  crossSeparated: ['是', '否'],
  specialHardship: ['是', '否'],
};
const WIDTHS: Partial<Record<keyof CaseFields, number>> = { caseNo: 24, unit: 24, summary: 40 };

/** An empty case list to fill in, with a second sheet that says what belongs in each column. */
export async function writeCaseTemplate(createdAt: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = '个案名单模板';
  workbook.created = createdAt;
  workbook.modified = createdAt;
  addList(workbook);
  addHelp(workbook);
  return setZipClock(new Uint8Array(await workbook.xlsx.writeBuffer()), createdAt);
}

function addList(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet('个案名单', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = CASE_COLUMNS.map(({ key }) => ({ key, width: WIDTHS[key] ?? 14 }));
  for (const [at, { key, title }] of CASE_COLUMNS.entries()) {
    const head = sheet.getCell(1, at + 1);
    head.value = title;
    head.font = { bold: true };
    head.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE9EDF2' } };
    head.alignment = { horizontal: 'center' };
    // Text, so that a number keeps its zeros; days as this program writes them.
    sheet.getColumn(at + 1).numFmt = key.endsWith('On') ? 'yyyy-mm-dd' : '@';
    const choices = CHOICES[key];
    if (choices === undefined) continue;
    for (let row = 2; row <= PREPARED_ROWS + 1; row += 1) {
      sheet.getCell(row, at + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${choices.join(',')}"`],
        showErrorMessage: true,
        errorTitle: title,
        error: `请从列表中选择：${choices.join('、')}`,
      };
    }
  }
}

function addHelp(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet('填写说明');
  sheet.columns = [{ width: 16 }, { width: 60 }, { width: 24 }];
  sheet.addRow(['列', '填写内容', '示例']).font = { bold: true };
  for (const { title, help, example } of CASE_COLUMNS) sheet.addRow([title, help, example]);
  sheet.addRow([]);
  sheet.addRow(['在“个案名单”一页填写，一行一件，表头不要改动。除以上各列外不要填写个人信息。']);
}

import ExcelJS from 'exceljs';

/** What a written workbook holds, read back: its sheets, and the numbers of each one's total row. */
export async function totalsInXlsx(file: string): Promise<{ sheet: string; numbers: number[] }[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  return workbook.worksheets.map((sheet) => ({
    sheet: sheet.name,
    numbers: numbersOf(totalRowOf(sheet)),
  }));
}

function totalRowOf(sheet: ExcelJS.Worksheet): ExcelJS.Row | null {
  for (let at = sheet.rowCount; at > 0; at -= 1) {
    const row = sheet.getRow(at);
    if (row.getCell(1).text.replace(/\s/g, '') === '合计') return row;
  }
  return null;
}

function numbersOf(row: ExcelJS.Row | null): number[] {
  const numbers: number[] = [];
  row?.eachCell(({ value }) => {
    if (typeof value === 'number') numbers.push(value);
  });
  return numbers;
}

import { deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { READ_LIMITS } from '#electron/formats/limits.ts';
import { readGrid } from '#electron/formats/read-grid.ts';
import { attemptStatement, readStatement } from '#electron/formats/read-statement.ts';
import { codeOf } from '../../service/refused.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const gbk = (text: string): Uint8Array => new Uint8Array(iconv.encode(text, 'gb18030'));

function workbook(
  sheets: Record<string, XLSX.WorkSheet>,
  bookType: XLSX.BookType,
  date1904 = false,
): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, sheet] of Object.entries(sheets))
    XLSX.utils.book_append_sheet(book, sheet, name);
  if (date1904) book.Workbook = { WBProps: { date1904: true } };
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType, compression: true }));
}

/** A zip archive of the given files, as little of one as readers need. */
function zip(files: Record<string, string | Uint8Array>, declared?: number): Uint8Array {
  const [locals, listing]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(declared ?? data.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(declared ?? data.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(head, Buffer.from(name), packed);
    listing.push(entry, Buffer.from(name));
    at += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(Buffer.concat(listing).length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, ...listing, end]));
}

const sheetOf = (rows: unknown[][]): XLSX.WorkSheet => XLSX.utils.aoa_to_sheet(rows);
const PLAIN = sheetOf([
  ['a', 'b'],
  ['1', '2'],
]);

describe('what is no readable table is refused by name', () => {
  const whole = workbook(
    { 明细: sheetOf(Array.from({ length: 400 }, (_, k) => [`r${k}`, k])) },
    'biff8',
  );
  const archive = workbook({ 明细: PLAIN }, 'xlsx');
  const page = '<html><table><tr><td>日期</td><td>收入</td></tr><tr><td>2023-01-01</td></tr>';
  const xml =
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>日期</Data></Cell></Row></Table></Worksheet></Workbook>';

  it.each<[string, string, () => Uint8Array]>([
    ['empty', 'STM-EMPTY', () => new Uint8Array()],
    ['blank lines', 'STM-NO-ROWS', () => utf8('\r\n  ,\t\r\n')],
    ['an empty sheet', 'STM-NO-ROWS', () => workbook({ a: sheetOf([]) }, 'xlsx')],
    ['PDF', 'STM-NOT-A-TABLE', () => utf8('%PDF-1.7\n')],
    ['PNG', 'STM-NOT-A-TABLE', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3)],
    ['a program', 'STM-NOT-A-TABLE', () => Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0)],
    ['bytes with zeros', 'STM-NOT-A-TABLE', () => Uint8Array.of(1, 2, 0, 3, 4, 5, 0, 0, 9)],
    [
      'docx',
      'STM-NOT-A-TABLE',
      () => zip({ '[Content_Types].xml': '<a/>', 'word/document.xml': '<a/>' }),
    ],
    ['a plain zip', 'STM-NOT-A-TABLE', () => zip({ 'readme.txt': 'hello' })],
    ['text in no encoding', 'STM-ENCODING', () => Uint8Array.of(0x31, 0xff, 0xff, 0x2c, 0x31)],
    ['a cut BIFF file', 'STM-TRUNCATED', () => whole.subarray(0, whole.length - 3000)],
    ['a text cut in a character', 'STM-TRUNCATED', () => utf8('日期,金额\n1,摘要').subarray(0, -1)],
    ['BIFF5', 'STM-OLD-WORKBOOK', () => workbook({ a: PLAIN }, 'biff5')],
    ['BIFF2', 'STM-OLD-WORKBOOK', () => workbook({ a: PLAIN }, 'biff2')],
    ['a cut OLE head', 'STM-TRUNCATED', () => whole.subarray(0, 300)],
    ['a cut xlsx', 'STM-TRUNCATED', () => archive.subarray(0, archive.length - 40)],
    ['a page cut in a row', 'STM-TRUNCATED', () => utf8(`${page}<tr><td>2023-01-02</td><td>1,0`)],
    ['a page cut in a tag', 'STM-TRUNCATED', () => utf8(`${page}<tr><td>2023-01-02</td><t`)],
    ['a page cut between rows', 'STM-TRUNCATED', () => utf8(page)],
    ['a cut SpreadsheetML', 'STM-TRUNCATED', () => utf8(xml.slice(0, xml.indexOf('</Table>')))],
    ['a damaged xlsx', 'STM-DAMAGED', () => zip({ 'xl/workbook.xml': 'x'.repeat(50) }, 60)],
  ])('%s is %s', (_, code, bytes) => {
    expect(codeOf(() => readGrid(bytes()))).toBe(code);
  });

  it('names passwords: an encrypted xlsx in OLE, a BIFF file with FILEPASS', () => {
    const envelope = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(envelope, '/EncryptionInfo', Buffer.alloc(64, 1));
    XLSX.CFB.utils.cfb_add(envelope, '/EncryptedPackage', Buffer.alloc(5000, 2));
    const sealed = new Uint8Array(XLSX.CFB.write(envelope, { type: 'buffer' }) as Buffer);
    expect(codeOf(() => readGrid(sealed))).toBe('STM-ENCRYPTED');
    const locked = whole.slice();
    // The record after the workbook's BOF (0x0809, 16 bytes) becomes a FILEPASS.
    const start = locked.findIndex(
      (b, k) => b === 0x09 && locked[k + 1] === 0x08 && locked[k + 2] === 0x10,
    );
    locked[start + 20] = 0x2f;
    locked[start + 21] = 0x00;
    expect(codeOf(() => readGrid(locked))).toBe('STM-ENCRYPTED');
  });

  it('refuses what is too large before reading it', () => {
    const limits = { ...READ_LIMITS, bytes: 100, rows: 3, columns: 4, cellLength: 5 };
    const refused = (text: string): string => codeOf(() => readGrid(utf8(text), {}, limits));
    expect(refused('a,b\n'.repeat(30))).toBe('STM-TOO-LARGE');
    expect(refused('a,b\n'.repeat(4))).toBe('STM-TOO-MANY-ROWS');
    expect(refused('a,b,c,d,e\n')).toBe('STM-TOO-MANY-COLUMNS');
    const long = { ...READ_LIMITS, cellLength: 2000 };
    expect(codeOf(() => readGrid(utf8(`a,${'x'.repeat(3000)}\n`), {}, long))).toBe(
      'STM-CELL-TOO-LONG',
    );
    const wide = sheetOf([[...Array(300).keys()].map(String)]);
    expect(codeOf(() => readGrid(workbook({ a: wide }, 'xlsx')))).toBe('STM-TOO-MANY-COLUMNS');
  });

  it('refuses bombs: by what the archive declares, by what really comes out, by its count', () => {
    const zeros = new Uint8Array(5_000_000);
    const limits = { ...READ_LIMITS, archiveBytes: 1_000_000, archiveEntries: 5 };
    const bomb = zip({ 'xl/workbook.xml': zeros });
    expect(codeOf(() => readGrid(bomb, {}, limits))).toBe('STM-ARCHIVE-BOMB');
    const liar = zip({ 'xl/workbook.xml': zeros }, 1000);
    expect(codeOf(() => readGrid(liar, {}, limits))).toBe('STM-ARCHIVE-BOMB');
    const many = zip(Object.fromEntries([...Array(6).keys()].map((k) => [`xl/${k}.xml`, 'a'])));
    expect(codeOf(() => readGrid(many, {}, limits))).toBe('STM-ARCHIVE-BOMB');
  });

  it('refuses deep nesting, and stops when told to', () => {
    const deep = utf8(`${'<table><tr><td>'.repeat(100)}x`);
    expect(codeOf(() => readGrid(deep))).toBe('STM-TOO-DEEP');
    const xml = utf8(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">${'<a>'.repeat(100)}`,
    );
    expect(codeOf(() => readGrid(xml))).toBe('STM-TOO-DEEP');
    const long = utf8('a,b\n'.repeat(5000));
    expect(codeOf(() => readGrid(long, {}, READ_LIMITS, () => true))).toBe('STM-STOPPED');
    let asked = 0;
    expect(codeOf(() => readGrid(long, {}, READ_LIMITS, () => ++asked > 3))).toBe('STM-STOPPED');
  });
});

describe('text', () => {
  const text = '日期,金额,摘要\r\n2023-01-02,1.00,转账\r\n';

  it.each<[string, string, () => Uint8Array]>([
    ['UTF-8', 'utf-8', () => utf8(text)],
    ['UTF-8 with a mark', 'utf-8', () => utf8(`\ufeff${text}`)],
    ['GB18030', 'gb18030', () => gbk(text)],
    ['UTF-16 with a mark', 'utf-16le', () => iconv.encode(text, 'utf-16le', { addBOM: true })],
    [
      'UTF-16 big-endian with a mark',
      'utf-16be',
      () => iconv.encode(text, 'utf-16be', { addBOM: true }),
    ],
    ['UTF-16 without a mark', 'utf-16le', () => iconv.encode(text, 'utf-16le', { addBOM: false })],
    [
      'UTF-16 big-endian without',
      'utf-16be',
      () => iconv.encode(text, 'utf-16be', { addBOM: false }),
    ],
    ['GB18030 behind a wrong mark', 'gb18030', () => Uint8Array.of(0xef, 0xbb, 0xbf, ...gbk(text))],
  ])('%s', (_, encoding, bytes) => {
    const grid = readGrid(bytes());
    expect(grid).toMatchObject({ container: 'text', encoding, delimiter: ',' });
    expect(grid.rows).toEqual([
      ['日期', '金额', '摘要'],
      ['2023-01-02', '1.00', '转账'],
    ]);
  });

  it('takes GBK words that are also valid UTF-8 for Chinese', () => {
    expect(readGrid(gbk('联通,1')).rows).toEqual([['联通', '1']]);
  });

  it('obeys a chosen encoding, and names one it does not know', () => {
    expect(readGrid(gbk('金额,1'), { encoding: 'GBK' }).rows[0]![0]).toBe('金额');
    expect(codeOf(() => readGrid(utf8('a,b'), { encoding: 'latin-9' }))).toBe(
      'STM-UNKNOWN-ENCODING',
    );
  });

  it('takes the guard off a number that the file quotes once more', () => {
    expect(readGrid(utf8('a,"=""00123""","x=""1"""\n')).rows).toEqual([['a', '00123', 'x="1"']]);
  });

  it('reads a page whose rows are never closed', () => {
    const loose = '<html><table><tr><td>日期<td>收入<tr><td>2023-01-01<td>1.00';
    expect(readGrid(utf8(loose)).rows).toHaveLength(2);
  });

  it('reads quotes around fields, not inside them', () => {
    const csv = 'a,"b,""c""\nd",e\n5" 管,x"y",="00123"\n"open,z\n" q "\t,2\n';
    expect(readGrid(utf8(csv), { delimiter: ',' }).rows).toEqual([
      ['a', 'b,"c"\nd', 'e'],
      ['5" 管', 'x"y"', '00123'],
      ['"open', 'z'],
      [' q ', '2'],
    ]);
  });

  it.each([',', '\t', '|', ';'])('finds the delimiter "%s" by structure', (delimiter) => {
    const lines = `${['日期', '金额', '余额'].join(delimiter)}\n`;
    const body = ['2023-01-02', '1.00\t', '2.00\t'].map((t) => (delimiter === '\t' ? t.trim() : t));
    const grid = readGrid(
      utf8(`标题一行，没有列\n${lines}${(`${body.join(delimiter)}\n`).repeat(5)}`),
    );
    expect(grid.delimiter).toBe(delimiter);
    expect(grid.rows[1]).toEqual(['日期', '金额', '余额']);
  });

  it('keeps blank lines, so that rows are numbered as a person sees them', () => {
    expect(readGrid(utf8('a,b\n\n\nc,d')).rows).toEqual([['a', 'b'], [''], [''], ['c', 'd']]);
    expect(readGrid(utf8('a,b\rc,d\r')).rows).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });
});

describe('workbooks', () => {
  const place = (v: number, z: string): XLSX.CellObject => ({ t: 'n', v, z });
  const numbers: XLSX.WorkSheet = {
    '!ref': 'A1:F1',
    A1: place(45115.58728009259, 'yyyy-mm-dd hh:mm:ss'),
    B1: place(45115, 'm/d/yy'),
    C1: place(6222021234567890, 'General'),
    D1: place(0.1 + 0.2, '0.00'),
    E1: place(12345678.9, '#,##0.00'),
    F1: place(42, '00000000'),
  };

  it.each(['biff8', 'xlsx'] as const)('%s: numbers exactly, dates as shown', (bookType) => {
    const cells = readGrid(workbook({ a: numbers }, bookType)).rows[0]!;
    expect(cells[0]).toMatchObject({ date: '2023-07-08 14:05:41' });
    expect(cells[1]).toMatchObject({ date: '2023-07-08 00:00:00' });
    expect(cells[2]).toMatchObject({ number: '6222021234567890' });
    expect(cells[3]).toMatchObject({ number: '0.3' });
    expect(cells[4]).toMatchObject({ number: '12345678.9' });
    expect(cells[5]).toMatchObject({ text: '00000042' });
  });

  it.each(['biff8', 'xlsx'] as const)('%s: the 1904 system shows its own days', (bookType) => {
    const cells = readGrid(workbook({ a: numbers }, bookType, true)).rows[0]!;
    expect(cells[1]).toMatchObject({ date: '2027-07-09 00:00:00' });
  });

  it('keeps all digits of an account number that an xlsx file holds as a number', () => {
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>6222021234567890123</v></c><c r="B1"><f>1+1</f><v>7</v></c></row></sheetData></worksheet>`;
    const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
    const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const packages = 'http://schemas.openxmlformats.org/package/2006';
    const bytes = zip({
      '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${main}.worksheet+xml"/></Types>`,
      '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet,
    });
    const { rows } = readGrid(bytes);
    // The declared size of a million rows by sixteen thousand columns is a lie; the formula's kept value stands.
    expect(rows).toEqual([
      [
        { text: '6222021234567890123', number: '6222021234567890123' },
        { text: '7', number: '7' },
      ],
    ]);
  });

  it('takes the sheet that is a statement, or the one that is chosen', () => {
    const statement = sheetOf([
      ['交易日期', '收入金额', '支出金额', '余额'],
      ['2023-01-02', '5.00', '', '5.00'],
      ['2023-01-03', '', '1.00', '4.00'],
    ]);
    const bytes = workbook(
      { 封面: sheetOf([['说明']]), 明细: statement, 空: sheetOf([]) },
      'biff8',
    );
    expect(readStatement(bytes).grid).toMatchObject({
      sheet: '明细',
      sheets: ['封面', '明细', '空'],
    });
    expect(readGrid(bytes).sheet).toBe('封面');
    expect(codeOf(() => readStatement(bytes, { sheet: '封面' }))).toBe('STM-NO-HEADER');
    expect(attemptStatement(bytes, { sheet: '封面' }).grid.rows).toEqual([['说明']]);
    expect(codeOf(() => readGrid(bytes, { sheet: '无' }))).toBe('STM-NO-SUCH-SHEET');
  });

  it('looks at a hidden sheet only where no other is a statement', () => {
    const lines = (amount: string) =>
      XLSX.utils.aoa_to_sheet([
        ['交易日期', '收入', '支出'],
        ['2023-01-03', amount, ''],
      ]);
    const book = (sheets: Record<string, XLSX.WorkSheet>) => {
      const made = XLSX.read(workbook(sheets, 'xlsx'));
      made.Workbook = { Sheets: [{ name: '模板', Hidden: 1 }, { name: '流水' }] };
      return XLSX.write(made, { type: 'buffer', bookType: 'xlsx' });
    };
    const both = readStatement(book({ 模板: lines('1.00'), 流水: lines('2.00') }));
    expect(both.grid).toMatchObject({ sheet: '流水', otherStatements: [] });
    const other = readStatement(
      book({ 模板: lines('1.00'), 流水: XLSX.utils.aoa_to_sheet([['空']]) }),
    );
    expect(other.grid.sheet).toBe('模板');
  });

  it('takes the end mark of a DOS text for no row', () => {
    const text = '交易日期,收入,支出\r\n2023-01-02,5.00,\r\n\x1a';
    expect(readGrid(new TextEncoder().encode(text)).rows).toHaveLength(2);
  });

  it('says that other sheets look like statements too, until one of them is chosen', () => {
    const month = (day: string) =>
      sheetOf([
        ['交易日期', '收入金额', '支出金额', '余额'],
        [day, '5.00', '', '5.00'],
        [day, '', '1.00', '4.00'],
      ]);
    const sheets = { 说明: sheetOf([['金额以回单为准']]), 一月: month('2023-01-02') };
    const unread = (bytes: Uint8Array, sheet?: string) => {
      const { recognition } = readStatement(bytes, sheet === undefined ? {} : { sheet });
      return recognition.crossChecks.filter(({ name }) => name === 'sheets');
    };
    const both = workbook({ ...sheets, 二月: month('2023-02-02') }, 'xlsx');
    expect(unread(both)).toEqual([
      { name: 'sheets', ok: false, stated: '「一月」「二月」', found: '「一月」' },
    ]);
    expect(unread(both, '二月')).toEqual([]);
    expect(unread(workbook(sheets, 'xlsx'))).toEqual([]);
  });
});

describe('HTML and XML', () => {
  it('reads spans, entities, nested tables and text between them as rows', () => {
    const html = `<!DOCTYPE html><html><head><title>不要</title><script>var a="<td>no</td>"</script></head><body>
      <p>账号：4301</p><table><tr><td colspan=2>发生额&nbsp;</td><td rowspan="2">余额</td></tr>
      <tr><td>借<td>贷</tr><tr><td>1 &lt; 2</td><td>a<br>b</td><td>&#20803;</td></table>
      <table><tr><td><table><tr><td>里</td></tr></table></td></tr></table></body></html>`;
    const grid = readGrid(utf8(html));
    expect(grid.container).toBe('html');
    expect(grid.rows.slice(0, 5)).toEqual([
      ['账号：4301'],
      ['发生额', '', '余额'],
      ['借', '贷', { text: '', ofAbove: true }],
      ['1 < 2', 'a\nb', '元'],
      ['里'],
    ]);
  });

  it('takes text that only starts with a bracket for text', () => {
    expect(readGrid(utf8('<某某银行>,\n1,2\n')).container).toBe('text');
  });

  it('says in every container which places a merged cell above covers', () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['一', '二', '三'],
      ['四', '', '五'],
      ['', '', '六'],
      ['', '', '七'],
    ]);
    sheet['!merges'] = [
      { s: { r: 1, c: 0 }, e: { r: 2, c: 1 } },
      // Claims more rows than there are.
      { s: { r: 3, c: 0 }, e: { r: 900_000, c: 0 } },
    ];
    const html =
      '<table><tr><td>一<td>二<td>三</tr><tr><td rowspan=2 colspan=2>四<td>五</tr><tr><td>六</tr><tr><td rowspan=9><td><td>七</tr></table>';
    const files = [
      ...(['biff8', 'xlsx', 'xlml'] as const).map((type) => workbook({ 甲: sheet }, type)),
      utf8(html),
    ];
    for (const file of files) {
      expect(readGrid(file).rows).toEqual([
        ['一', '二', '三'],
        ['四', '', '五'],
        [{ text: '', ofAbove: true }, '', '六'],
        ['', '', '七'],
      ]);
    }
  });

  it('follows the places that SpreadsheetML skips', () => {
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="一"><Table><Row ss:Index="2"><Cell ss:Index="2"><Data ss:Type="Number">1.5E3</Data></Cell><Cell ss:MergeAcross="1"><Data ss:Type="DateTime">2023-07-08T00:00:00.000</Data></Cell><Cell><Data ss:Type="Number">6222021234567890123</Data></Cell></Row></Table></Worksheet></Workbook>`;
    expect(readGrid(utf8(xml)).rows).toEqual([
      [],
      [
        '',
        { text: '1500', number: '1500' },
        { text: '2023-07-08', date: '2023-07-08 00:00:00' },
        '',
        { text: '6222021234567890123', number: '6222021234567890123' },
      ],
    ]);
  });
});

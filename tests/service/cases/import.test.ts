import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCaseList } from '#electron/formats/read-case-list.ts';
import { CASE_COLUMNS } from '#shared/cases/columns.ts';
import { type Kit, openKit } from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';
import { addEvent, numbersOf, registerCase } from './case-kit.ts';

let kit: Kit;
beforeEach(() => {
  kit = openKit();
  kit.as('clerk');
});
afterEach(() => kit.close());

const row = (caseNo: string, due = '2023-06-30') =>
  `${caseNo},积案,否,否,示例镇,示例镇人民政府,2023-01-10,${due},生活困难`;
const HEAD = CASE_COLUMNS.map(({ title }) => title).join(',');

function stage(...rows: string[]) {
  const list = readCaseList(new TextEncoder().encode([HEAD, ...rows].join('\n')));
  return kit.session.stageCases({ fileName: '名单.csv', list, fundUid: kit.fundUid });
}
const commit = (stageToken: string, leaveOut: boolean) =>
  kit.session.run('cases.commit', { stageToken, leaveOut });
const preview = (stageToken: string, show = 'all') =>
  kit.session.run('cases.preview', { stageToken, show, from: 0, count: 500 });

test('every row of the file is in one count; good rows come in together, the others are told', () => {
  registerCase(kit, '甲', { summary: '生活困难' });
  registerCase(kit, '乙', { summary: '生活困难', township: '南乡' });
  const staged = stage(row('甲'), row('乙'), row('丙'), row('丁', '2023-13-01'), row('戊'));
  expect(staged.counts).toEqual({ total: 5, new: 2, existing: 1, conflict: 1, faulty: 1 });
  const { rows } = preview(staged.stageToken);
  expect(rows.map(({ row: at, caseNo, status }) => [at, caseNo, status])).toEqual([
    [2, '甲', 'existing'],
    [3, '乙', 'conflict'],
    [4, '丙', 'new'],
    [5, '丁', 'faulty'],
    [6, '戊', 'new'],
  ]);
  expect(rows[1]!.reason).toContain('乡镇');
  expect(rows[3]!.reason).toContain('办结期限');
  expect(preview(staged.stageToken, 'faulty')).toMatchObject({ total: 1 });
  expect(codeOf(() => commit(staged.stageToken, false))).toBe('CASE-IMPORT-UNDECIDED');
  expect(numbersOf(kit)).toEqual(['甲', '乙']);
  expect(commit(staged.stageToken, true)).toMatchObject({
    added: 2,
    counts: staged.counts,
    left: [{ row: 3 }, { row: 5 }],
  });
  expect(numbersOf(kit)).toEqual(['甲', '乙', '丙', '戊']);
  expect(kit.session.run('audit.verify', { head: null }).ok).toBe(true);
});

test('the same list again adds nothing; a preview the register left behind is refused', () => {
  const rows = [row('甲'), row('乙')];
  const late = stage(...rows);
  commit(stage(...rows).stageToken, false);
  expect(codeOf(() => commit(late.stageToken, false))).toBe('CASE-STAGE-STALE');
  const again = stage(...rows);
  expect(again.counts).toMatchObject({ new: 0, existing: 2 });
  expect(codeOf(() => commit(again.stageToken, false))).toBe('CASE-IMPORT-NOTHING');
  expect(numbersOf(kit)).toEqual(['甲', '乙']);
});

test('an event leaves a preview valid; a discarded one is gone', () => {
  const uid = registerCase(kit, '甲');
  const staged = stage(row('乙'));
  addEvent(kit, uid, 'settled', '2023-03-01');
  expect(commit(staged.stageToken, false).added).toBe(1);
  const other = stage(row('丙'));
  kit.session.run('cases.discard', { stageToken: other.stageToken });
  expect(codeOf(() => preview(other.stageToken))).toBe('CASE-STAGE-GONE');
  expect(numbersOf(kit)).toEqual(['甲', '乙']);
});

test('all rows or none: a row the file refuses takes the others with it', () => {
  const staged = stage(row('甲'), row('乙'), row('丙'));
  const db = kit.session.file!.db;
  // Stands for whatever the ledger might refuse half-way.
  db.exec(`CREATE TEMP TRIGGER refuse BEFORE INSERT ON main.petition_case WHEN NEW.case_no = '丙'
    BEGIN SELECT RAISE(ABORT, 'refused'); END`);
  expect(codeOf(() => commit(staged.stageToken, false))).toBe('LEDGER-REFUSED');
  expect(numbersOf(kit)).toEqual([]);
  db.exec('DROP TRIGGER refuse');
  expect(commit(staged.stageToken, false).added).toBe(3);
});

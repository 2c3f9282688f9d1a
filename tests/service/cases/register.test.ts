import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import { type Kit, openKit } from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';
import { addEvent, caseFields, FILTER, numbersOf, registerCase } from './case-kit.ts';

let kit: Kit;
beforeEach(() => {
  kit = openKit();
  kit.as('clerk');
});
afterEach(() => kit.close());

const get = (uid: string, on = '2023-12-31') => kit.session.run('cases.get', { uid, on });
const totals = (changes: object = {}) =>
  kit.session.run('cases.totals', { fundUid: kit.fundUid, ...FILTER, ...changes });
const verified = () => kit.session.run('audit.verify', { head: null }).ok;

test('a case is registered, found and sealed; its number is taken from then on', () => {
  const uid = registerCase(kit, '示信〔2023〕1号', { summary: '房屋受损申请救助' });
  expect(get(uid)).toMatchObject({
    uid,
    caseNo: '示信〔2023〕1号',
    state: 'overdue',
    summary: '房屋受损申请救助',
    versions: [{ reason: '', recordedBy: '张某甲' }],
  });
  expect(codeOf(() => registerCase(kit, '示信（2023）1号'))).toBe('CASE-NUMBER-TAKEN');
  for (const file of readdirSync(kit.dir)) {
    expect(readFileSync(join(kit.dir, file)).includes('房屋受损'), file).toBe(false);
  }
  expect(verified()).toBe(true);
});

test('a correction takes the old record’s place; the case keeps its uid, events and history', () => {
  const uid = registerCase(kit, '甲-1');
  registerCase(kit, '甲-2');
  addEvent(kit, uid, 'settled', '2023-03-01');
  const correct = (fields: object, reason = '编号录错') =>
    kit.session.run('cases.correct', { caseUid: uid, reason, ...caseFields('甲-1'), ...fields });
  expect(codeOf(() => correct({ caseNo: '甲-2' }))).toBe('CASE-NUMBER-TAKEN');
  expect(codeOf(() => correct({}, ''))).toBe('INPUT-INVALID');
  expect(codeOf(() => correct({ acceptedOn: '2023-03-02' }))).toBe('CASE-HISTORY');
  expect(correct({ caseNo: '甲-01' }).uid).toBe(uid);
  expect(correct({ caseNo: '甲-01', township: '另一镇' }, '乡镇录错').uid).toBe(uid);
  const detail = get(uid);
  expect(detail).toMatchObject({ caseNo: '甲-01', township: '另一镇', state: 'settled' });
  expect(detail.versions.map(({ caseNo, reason }) => [caseNo, reason])).toEqual([
    ['甲-01', '乡镇录错'],
    ['甲-01', '编号录错'],
    ['甲-1', ''],
  ]);
  // The number that was wrong is free again.
  registerCase(kit, '甲-1');
  expect(numbersOf(kit)).toEqual(['甲-2', '甲-01', '甲-1']);
  expect(verified()).toBe(true);
});

test('days out of order, numbers of persons and long texts are refused; an unknown case too', () => {
  const refused = (changes: object) => codeOf(() => registerCase(kit, '甲', changes));
  expect(refused({ dueOn: '2023-01-09' })).toBe('INPUT-INVALID');
  expect(refused({ summary: '电话 13800138000' })).toBe('INPUT-INVALID');
  expect(refused({ summary: '长'.repeat(61) })).toBe('INPUT-INVALID');
  expect(refused({ name: '赵某丁' })).toBe('INPUT-INVALID');
  expect(codeOf(() => get('0190a000-0000-7000-8000-000000000001'))).toBe('RECORD-NOT-FOUND');
  expect(numbersOf(kit)).toEqual([]);
});

test('events: what each must say, what may stand, corrected and withdrawn', () => {
  const uid = registerCase(kit, '甲');
  const add = (kind: string, day: string, changes: object = {}) =>
    codeOf(() => addEvent(kit, uid, kind, day, changes));
  expect(add('settled', '2023-03-01', { documentNo: '' })).toBe('INPUT-INVALID');
  expect(add('settled', '2023-03-01', { result: 'kept', way: 'phone' })).toBe('INPUT-INVALID');
  expect(add('satisfaction', '2023-03-01', { result: 'kept', way: 'phone' })).toBe('INPUT-INVALID');
  expect(add('satisfaction', '2023-03-01', { result: 'satisfied' })).toBe('INPUT-INVALID');
  expect(add('withdrawn', '2023-03-01', { note: '录错' })).toBe('INPUT-INVALID');
  expect(add('settled', '2099-03-01')).toBe('CASE-EVENT-FUTURE');
  expect(add('follow-up-30', '2023-04-01', { result: 'kept', way: 'phone' })).toBe('CASE-HISTORY');

  const settled = addEvent(kit, uid, 'settled', '2023-03-01', { note: '双方签字' });
  const visit = addEvent(kit, uid, 'follow-up-30', '2023-04-01', { result: 'kept', way: 'phone' });
  expect(get(uid)).toMatchObject({ state: 'settled', settledOn: '2023-03-01' });
  const replace = { replacesUid: settled, note: '日期录错' };
  // The visit would come before the settlement it follows.
  expect(add('settled', '2023-04-02', replace)).toBe('CASE-HISTORY');
  expect(add('withdrawn', '2023-04-05', replace)).toBe('CASE-HISTORY');
  expect(add('settled', '2023-03-03', { ...replace, note: '' })).toBe('INPUT-INVALID');
  expect(add('settled', '2023-03-03', replace)).toBe('no error');
  expect(add('settled', '2023-03-04', replace)).toBe('CASE-EVENT-REPLACED');
  expect(add('withdrawn', '2023-04-05', { replacesUid: visit, note: '误登' })).toBe('no error');
  expect(get(uid)).toMatchObject({
    settledOn: '2023-03-03',
    followUps: [{ status: 'overdue' }, { status: 'overdue' }],
  });
  expect(get(uid).events.map(({ kind, note }) => [kind, note])).toEqual([
    ['settled', '双方签字'],
    ['settled', '日期录错'],
    ['follow-up-30', ''],
    ['withdrawn', '误登'],
  ]);
  const other = registerCase(kit, '乙');
  const foreign = { replacesUid: visit, note: '误登' };
  expect(codeOf(() => addEvent(kit, other, 'withdrawn', '2023-04-05', foreign))).toBe(
    'RECORD-NOT-FOUND',
  );
  expect(verified()).toBe(true);
});

test('found by number, township, unit, category, state and year, page by page in order', () => {
  const first = registerCase(kit, '积-1', { dueOn: '2023-05-31', crossSeparated: true });
  registerCase(kit, '初-1', { category: 'first-visit', township: '南乡', dueOn: '2023-02-28' });
  registerCase(kit, '急_1', { category: 'emergency', unit: '县应急局', dueOn: '2023-12-31' });
  registerCase(kit, '积-9', { dueOn: '2024-01-31' });
  addEvent(kit, first, 'settled', '2023-03-01');
  const asked = { result: 'satisfied', way: 'phone' };
  addEvent(kit, first, 'satisfaction', '2023-03-02', asked);
  expect(numbersOf(kit, { year: null }, 1)).toEqual(['初-1', '积-1', '急_1', '积-9']);
  expect(numbersOf(kit)).toEqual(['初-1', '积-1', '急_1']);
  expect(numbersOf(kit, { text: '积' })).toEqual(['积-1']);
  expect(numbersOf(kit, { text: '_' })).toEqual(['急_1']);
  expect(numbersOf(kit, { text: '南' })).toEqual(['初-1']);
  expect(numbersOf(kit, { text: '应急' })).toEqual(['急_1']);
  expect(numbersOf(kit, { township: '南乡' })).toEqual(['初-1']);
  expect(numbersOf(kit, { categories: ['emergency', 'backlog'] })).toEqual(['积-1', '急_1']);
  expect(numbersOf(kit, { states: ['settled'] })).toEqual(['积-1']);
  expect(numbersOf(kit, { states: ['overdue', 'open'] })).toEqual(['初-1', '急_1']);
  expect(numbersOf(kit, { states: ['follow-up-overdue'] })).toEqual(['积-1']);
  expect(numbersOf(kit, { states: ['follow-up-due'], on: '2023-03-31' })).toEqual(['积-1']);
  expect(numbersOf(kit, { states: ['follow-up-due'], on: '2023-03-30' })).toEqual([]);
  expect(totals()).toMatchObject({
    all: { handled: 3, settled: 1 },
    byCategory: { backlog: { handled: 1, settled: 1 } },
    satisfaction: { asked: 1, answered: 1, satisfied: 1 },
    overdue: 1,
  });
  expect(totals({ on: '2023-02-28' })).toMatchObject({ all: { handled: 3, settled: 0 } });
  expect(kit.session.run('cases.places', { fundUid: kit.fundUid })).toEqual({
    townships: ['南乡', '示例镇'],
    units: ['县应急局', '示例镇人民政府'],
  });
});

test('the log names the case and never what was typed of it', () => {
  const uid = registerCase(kit, '甲', { summary: '房屋受损申请救助' });
  addEvent(kit, uid, 'settled', '2023-03-01', { note: '双方签字' });
  const log = kit.session.run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 10 }).rows;
  const details = log.map(({ detail }) => detail).join();
  expect(details).toContain(uid);
  expect(details).toContain('甲');
  expect(details).not.toMatch(/房屋|签字|示例镇/);
});

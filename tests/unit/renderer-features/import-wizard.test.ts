import { describe, expect, it } from 'vitest';
import type { StagedStatement } from '#shared/contract/statements.ts';
import { columnIndex, columnLetter } from '#shared/statements/letters.ts';
import type { Mapping } from '#shared/statements/types.ts';
import { directionProof } from '../../../renderer/features/statements/import/direction-proof.ts';
import { gridMarks, marksOf } from '../../../renderer/features/statements/import/grid-marks.ts';
import {
  decideAll,
  EMPTY_WIZARD,
  type ImportResult,
  onVisit,
  restaged,
  rolesOf,
  type StagedRecognition,
  startOver,
  stillNeeded,
  undecidedCount,
  withHeaderRow,
  withRole,
  withSource,
} from '../../../renderer/features/statements/import/wizard-state.ts';

const recognition: StagedRecognition = {
  headerRow: 3,
  headerLines: 2,
  columns: [
    { index: 0, role: 'date', header: '日期' },
    { index: 1, role: 'in', header: '收入' },
  ],
  facts: {} as StagedRecognition['facts'],
  chronological: [],
  skipped: [
    { row: 7, code: 'blank', reason: '空行' },
    { row: 10, code: 'total', reason: '合计行' },
    { row: 11, code: 'note', reason: '说明文字' },
  ],
  faulty: [{ row: 8, code: 'amount-unreadable', reason: '金额无法识别' }],
  order: 'ascending',
  direction: { reading: 'as-worded', proof: 'proven' },
  candidates: [],
  checkedBalances: 4,
  breaks: [9],
  chains: [],
  openingFen: null,
  closingFen: null,
  totalInFen: 0,
  totalOutFen: 0,
  crossChecks: [],
  totalRows: 11,
  ownAccounts: [],
};

describe('marks over the raw file', () => {
  const marks = gridMarks(recognition);

  it('name every row once', () => {
    const kinds = Array.from({ length: 11 }, (_, at) => marks.of(at + 1).kind);
    expect(kinds).toEqual([
      'preamble',
      'preamble',
      'header',
      'header',
      'line',
      'line',
      'skipped',
      'faulty',
      'break',
      'after-end',
      'after-end',
    ]);
    expect(marks.lastRow).toBe(9);
  });

  it('name columns as a spreadsheet does', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnLetter)).toEqual([
      'A',
      'Z',
      'AA',
      'AB',
      'ZZ',
      'AAA',
    ]);
    expect(['A', 'z', 'AA', 'ZZ', 'AAA'].map(columnIndex)).toEqual([0, 25, 26, 701, 702]);
    expect(['', 'A1', '列', 'ABCD'].map(columnIndex)).toEqual([null, null, null, null]);
  });
});

describe('corrections by hand', () => {
  it('give one column another role and keep the others', () => {
    expect(withRole(recognition.columns, 1, 'out')).toEqual([
      { index: 0, role: 'date' },
      { index: 1, role: 'out' },
    ]);
    expect(withRole(recognition.columns, 5, 'remark')).toHaveLength(3);
  });

  it('forget what another header row or another sheet makes void', () => {
    const mapping = {
      encoding: 'gb18030',
      columns: [],
      direction: 'signed',
      headerRow: 1,
    } as const;
    expect(withHeaderRow(mapping, 4, 2)).toEqual({
      encoding: 'gb18030',
      headerRow: 4,
      headerLines: 2,
    });
    expect(withSource(mapping, { encoding: '' })).toEqual({});
    expect(withSource(mapping, { sheet: '二' })).toEqual({ encoding: 'gb18030', sheet: '二' });
  });

  it('ask decisions and answers again after another reading', () => {
    const state = {
      ...EMPTY_WIZARD,
      decisions: decideAll({}, [3, 4], 'skip', '同一笔'),
      confirmed: ['part-of-day' as const],
    };
    const staged = { counts: { undecided: 3 } } as StagedStatement;
    expect(undecidedCount(staged, state.decisions)).toBe(1);
    const again = restaged(state, staged);
    expect(again.decisions).toEqual({});
    expect(again.confirmed).toEqual([]);
    expect(again.staged).toBe(staged);
  });
});

describe('a file without a recognised header', () => {
  const raw = (mapping: Mapping): StagedStatement => ({
    stageToken: 'stage-token',
    fileName: '清单.csv',
    accountUid: null,
    source: {
      container: 'text',
      encoding: 'utf-8',
      delimiter: ',',
      sheets: [],
      sheet: null,
      rows: 9,
    },
    recognition: null,
    refusal: { code: 'STM-NO-HEADER', message: '', kept: '', next: '' },
    mapping,
    remembered: false,
    counts: { total: 0, new: 0, existing: 0, suspected: 0, skipped: 0, faulty: 0, undecided: 0 },
    questions: [],
  });
  const open = (mapping: Mapping) => stillNeeded(raw(mapping)).map(({ done }) => done);

  it('says what is still to be named', () => {
    expect(open({})).toEqual([false, false, false]);
    expect(open({ headerRow: 2 })).toEqual([true, false, false]);
    expect(open({ headerRow: 10 })).toEqual([false, false, false]);
    expect(open({ headerRow: 0 })).toEqual([true, false, false]);
    expect(open({ columns: [{ index: 0, role: 'date' }] })).toEqual([false, true, false]);
    for (const role of ['in', 'out', 'amount'] as const) {
      expect(open({ columns: [{ index: 3, role }] })).toEqual([false, false, true]);
    }
  });

  it('shows the roles chosen so far, and those of a recognised table as recognised', () => {
    const columns = [{ index: 0, role: 'date' as const }];
    expect(rolesOf(raw({}))).toEqual([]);
    expect(rolesOf(raw({ columns }))).toEqual(columns);
    expect(rolesOf({ ...raw({ columns }), recognition })).toEqual(recognition.columns);
  });

  it('marks the header row that was chosen and calls no row read', () => {
    const kinds = (mapping: Mapping) =>
      [1, 2, 3, 4].map((row) => marksOf(raw(mapping)).of(row).kind);
    expect(kinds({})).toEqual(['line', 'line', 'line', 'line']);
    expect(kinds({ headerRow: 2 })).toEqual(['preamble', 'header', 'line', 'line']);
    expect(kinds({ headerRow: 0 })).toEqual(['line', 'line', 'line', 'line']);
    expect(kinds({ headerRow: 2, headerLines: 2 })).toEqual([
      'preamble',
      'header',
      'header',
      'line',
    ]);
    expect(marksOf(raw({ headerRow: 2 })).lastRow).toBe(0);
  });
});

describe('the proof of the direction in words', () => {
  it('never calls an unproven reading proven', () => {
    expect(directionProof(recognition)).toMatch(/^已证明/);
    const direction = { reading: 'as-worded', proof: 'assumed' } as const;
    expect(directionProof({ ...recognition, direction })).toMatch(/^未能证明.*1 处断开/);
    expect(directionProof({ ...recognition, direction, checkedBalances: 0 })).toMatch(/没有可核对/);
  });
});

describe('a visit', () => {
  const file = { token: 't', name: '流水.csv', size: 10 };
  const last = { file, result: { added: 7 } as ImportResult };
  const staged = { stageToken: 's' } as StagedStatement;

  it('begins with a file once an import is done, and keeps its result', () => {
    expect(onVisit({ ...EMPTY_WIZARD, step: 4, last })).toEqual({ ...EMPTY_WIZARD, last });
    expect(startOver({ ...EMPTY_WIZARD, step: 2, staged, last }, file)).toEqual({
      ...EMPTY_WIZARD,
      file,
      last,
    });
  });

  it('goes on where a file was left half-way', () => {
    const halfWay = { ...EMPTY_WIZARD, step: 2 as const, file, staged };
    expect(onVisit(halfWay)).toBe(halfWay);
    expect(onVisit({ ...halfWay, staged: null }).step).toBe(0);
  });
});

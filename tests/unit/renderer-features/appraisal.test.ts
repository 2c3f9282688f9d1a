import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkTemplate, readTemplate } from '#shared/appraisal/check-template.ts';
import { totalScore } from '#shared/appraisal/scores.ts';
import { readPoints } from '../../../renderer/features/appraisal/points.ts';
import {
  scoresFrom,
  typedFrom,
  unreadable,
} from '../../../renderer/features/appraisal/typed-scores.ts';
import {
  changed,
  freshId,
  sumOf,
  templateFrom,
  typedFromTemplate,
} from '../../../renderer/features/appraisal/typed-template.ts';

const file = new URL('../../../resources/templates/indicators-2023.json', import.meta.url);
const read = readTemplate(JSON.parse(readFileSync(file, 'utf8')));
if (!read.ok) throw new Error('the county template is not valid');
const template = read.template;

describe('points as typed', () => {
  it.each([
    ['29', 2900],
    ['29.5', 2950],
    ['２９．５', 2950],
    ['0.05', 5],
    ['29.', 2900],
    ['29.555', null],
    ['-1', null],
    ['满分', null],
    ['', null],
  ])('%s', (text, hundredths) => {
    expect(readPoints(text)).toBe(hundredths);
  });
});

describe('typed scores', () => {
  const [first] = template.pillars[0]!.branches[0]!.leaves;

  it('come back as they were saved', () => {
    const scores = [{ leafId: first!.id, scoreHundredths: 350, reason: '未细化', measure: '细化' }];
    expect(scoresFrom(template, typedFrom(scores))).toEqual(scores);
  });

  it('count only what can be read, and name what cannot', () => {
    const typed = { [first!.id]: { points: '四分', reason: '', measure: '' } };
    expect(scoresFrom(template, typed)).toEqual([]);
    expect(unreadable(template, typed)).toEqual([first!.id]);
    expect(totalScore(template, scoresFrom(template, typed)).totalHundredths).toBe(0);
  });
});

describe('the typed tree', () => {
  it('is the template again when nothing is changed', () => {
    expect(templateFrom(template, typedFromTemplate(template))).toEqual(template);
  });

  it('is found wanting while a weight is half typed', () => {
    const typed = typedFromTemplate(template);
    typed.pillars[0]!.weight = '';
    expect(sumOf(typed.pillars)).toBe(8500);
    expect(checkTemplate(templateFrom(template, typed)).length).toBeGreaterThan(0);
  });

  it('gives ids no node has, in the form ids must have', () => {
    const typed = typedFromTemplate(template);
    typed.pillars[0]!.branches[0]!.leaves[0]!.id = 'leaf-1';
    expect(freshId(typed, 'leaf')).toBe('leaf-2');
    expect(freshId(typed, 'branch')).toBe('branch-1');
  });

  it('changes or removes one node and leaves the rest', () => {
    const items = [{ id: 'a' }, { id: 'b' }];
    expect(changed(items, 'a', null)).toEqual([{ id: 'b' }]);
    expect(changed(items, 'c', { id: 'c' })).toEqual(items);
  });
});

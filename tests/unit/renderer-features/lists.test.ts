import { describe, expect, it } from 'vitest';
import { printRequest } from '../../../renderer/app/print-request.ts';
import { filterFromLink as entryFilterFromLink } from '../../../renderer/features/entries/posted/entry-filter.ts';
import {
  draftingRefusal,
  ignoringRefusal,
  joiningRefusal,
  unignoringRefusal,
} from '../../../renderer/features/statements/line-acts.ts';
import { filterFromLink, NO_FILTER } from '../../../renderer/features/statements/line-filter.ts';
import { sumLines } from '../../../renderer/features/statements/line-sums.ts';

const line = { state: 'unaccounted', day: '2023-07-08', amountFen: -100, accountUid: 'a' } as const;

describe('what can be done with marked lines', () => {
  it('drafts open lines only', () => {
    expect(draftingRefusal([line, { ...line, state: 'partial' }])).toBeNull();
    expect(draftingRefusal([line, { ...line, state: 'posted' }])).not.toBeNull();
  });

  it('joins lines of one account, day and side', () => {
    expect(joiningRefusal([line, line])).toBeNull();
    expect(joiningRefusal([line, { ...line, day: '2023-07-09' }])).not.toBeNull();
    expect(joiningRefusal([line, { ...line, amountFen: 100 }])).not.toBeNull();
    expect(joiningRefusal([line, { ...line, accountUid: 'b' }])).not.toBeNull();
  });

  it('ignores untouched lines and takes only ignored ones back', () => {
    expect(ignoringRefusal([line])).toBeNull();
    expect(ignoringRefusal([{ ...line, state: 'drafted' }])).not.toBeNull();
    expect(unignoringRefusal([{ ...line, state: 'ignored' }])).toBeNull();
    expect(unignoringRefusal([line])).not.toBeNull();
  });

  it('sums a 冲正 against its own side', () => {
    expect(sumLines([line, { amountFen: 250 }])).toEqual({ count: 2, inFen: 250, outFen: 100 });
  });
});

describe('links that open a filtered list', () => {
  it('show what is left to do, lines accounted for in part included', () => {
    const asked = filterFromLink(new URLSearchParams('state=unaccounted'));
    expect(asked?.states).toEqual(['unaccounted', 'partial']);
    expect(filterFromLink(new URLSearchParams('state=nonsense'))).toEqual(NO_FILTER);
    expect(filterFromLink(new URLSearchParams(''))).toBeNull();
  });

  it('show open inquiries, or one day', () => {
    expect(entryFilterFromLink(new URLSearchParams('state=inquiry'))?.onlyOpen).toBe(true);
    const day = entryFilterFromLink(new URLSearchParams('day=2023-07-08'));
    expect([day?.from, day?.to]).toEqual(['2023-07-08', '2023-07-08']);
  });
});

describe('the print page', () => {
  const fundUid = '01890000-0000-7000-8000-000000000001';

  it('takes whole questions only', () => {
    const input = { fundUid, year: 2023, scoreHeading: '得分' };
    const asked = (paper: string, value: unknown) =>
      printRequest(new URLSearchParams({ paper, input: JSON.stringify(value) }));
    expect(asked('appendices', input)).toEqual({ paper: 'appendices', input });
    expect(asked('appendices', { ...input, fundUid: 'x' })).toBeNull();
    expect(asked('nothing', input)).toBeNull();
    expect(printRequest(new URLSearchParams({ paper: 'appendices', input: '{' }))).toBeNull();
  });
});

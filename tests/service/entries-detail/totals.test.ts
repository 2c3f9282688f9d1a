import { afterEach, beforeEach, expect, test } from 'vitest';
import { EVERY_ENTRY } from '#shared/contract/entries.ts';
import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import { appropriationFields, type Kit, openKit, reliefFields } from '../ledger-kit.ts';

let kit: Kit;
let payment: string;
beforeEach(() => {
  kit = openKit();
  const document = kit.budget('initial', 1_000_000, '2023-01-10');
  kit.post('appropriation', appropriationFields(document, 500_000, '2023-01-15'));
  payment = kit.post('relief', reliefFields(kit, 120_000, '2023-02-01'));
  kit.post('relief', reliefFields(kit, 30_000, '2023-02-02', 'JA-2023-002'));
});
afterEach(() => kit.close());

type Filter = CallArgs<'entries.totals'>;
const filter = (more: Partial<Filter> = {}): Filter => ({
  fundUid: kit.fundUid,
  year: 2023,
  ...EVERY_ENTRY,
  ...more,
});

/** The totals of the list itself, read to its end. */
function listed(args: Filter): CallOutput<'entries.totals'> {
  const { rows } = kit.session.run('entries.list', { ...args, cursor: null, limit: 500 });
  const totals = { count: rows.length, inFen: 0, outFen: 0, spentFen: 0 };
  for (const { kind, bankFen, spentFen } of rows) {
    if (kind === 'appropriation') totals.inFen += bankFen;
    else totals.outFen -= bankFen;
    totals.spentFen += spentFen;
  }
  return totals;
}

test('totals are those of the whole list under the same filter', () => {
  expect(kit.session.run('entries.totals', filter())).toEqual({
    count: 3,
    inFen: 500_000,
    outFen: 150_000,
    spentFen: 150_000,
  });
  const filters: Partial<Filter>[] = [
    { kinds: ['relief'] },
    { text: 'JA-2023-002' },
    { from: '2023-02-01', to: '2023-02-01' },
    { minFen: 100_000, maxFen: 200_000 },
    { accountUid: kit.accountUid },
    { onlyOpen: true },
    { year: 2022 },
  ];
  for (const more of filters) {
    const args = filter(more);
    expect(kit.session.run('entries.totals', args), JSON.stringify(more)).toEqual(listed(args));
  }
});

test('a red voucher takes its amount out of the column it stands in', () => {
  kit.as('clerk');
  const { uid } = kit.session.run('entries.saveDraft', {
    uid: null,
    fundUid: kit.fundUid,
    revision: 0,
    content: {
      ...emptyDraft('relief'),
      accountUid: kit.accountUid,
      correction: { entryUid: payment, reason: '录错', withBlue: false },
    },
  });
  kit.postDrafts([uid]);
  expect(kit.session.run('entries.totals', filter())).toEqual({
    count: 4,
    inFen: 500_000,
    outFen: 30_000,
    spentFen: 30_000,
  });
});

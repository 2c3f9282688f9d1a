import { newUid } from '#electron/ledger-file/uid.ts';
import type { Attack } from '../attack.ts';
import { batchOf, payment, postOne, type RawEntry } from '../raw.ts';
import type { World } from '../world.ts';
import { batch, changed, closeYear, judged, posting, reviewedBy } from './making.ts';

/** The voucher as prepared by that person. */
function preparedBy({ voucher }: RawEntry, w: World, name: string): void {
  const { reviewed_by, reviewer_person_uid, reviewer_name } = reviewedBy(w, name);
  Object.assign(voucher, {
    prepared_by: reviewed_by,
    preparer_person_uid: reviewer_person_uid,
    preparer_name: reviewer_name,
  });
}

const SETTINGS = 'must name the rule settings of its day';
/** Who posts, when, and by which settings (DA-12, DA-13). */
export const TERM_ATTACKS: Attack[] = [
  // ── persons
  posting('reviewed by nobody registered', 'who prepares and who reviews', () => ({
    reviewed_by: newUid(),
  })),
  posting('reviewed under another name', 'who prepares and who reviews', () => ({
    reviewer_name: '孙某',
  })),
  posting('reviewed by a clerk', 'who prepares and who reviews', (w) => {
    const clerk = payment(w, 1).voucher;
    return {
      reviewed_by: clerk.prepared_by!,
      reviewer_person_uid: clerk.preparer_person_uid!,
      reviewer_name: clerk.preparer_name!,
    };
  }),
  changed('prepared under another name', 'who prepares and who reviews', (e) => {
    e.voucher.preparer_name = '孙某';
  }),
  posting('reviewed by an auditor whose deputyship is over', 'who prepares and who reviews', (w) =>
    reviewedBy(w, '沈某戊'),
  ),
  posting('reviewed by a deputy past the midnight of China', 'who prepares and who reviews', (w) =>
    reviewedBy(w, '沈某戊', '2023-06-30T16:00:00.000Z'),
  ),
  posting('reviewed by who was deactivated', 'who reviews must not be deactivated', (w) =>
    reviewedBy(w, '韩某己'),
  ),
  posting('reviewed by a cashier who deputises', 'a cashier neither prepares nor reviews', (w) =>
    reviewedBy(w, '杨某庚', '2023-06-30T01:00:00.000Z'),
  ),
  changed('prepared by a person who is cashier', 'a cashier neither prepares nor reviews', (e, w) =>
    preparedBy(e, w, '杨某庚'),
  ),
  changed('prepared by an auditor who never deputised', 'who prepares and who reviews', (e, w) =>
    preparedBy(e, w, '秦某辛'),
  ),
  changed('preparer and reviewer one person', 'DA-12', (e, w) => {
    const reviewer = batchOf(w).posting;
    Object.assign(e.voucher, {
      prepared_by: reviewer.reviewed_by!,
      preparer_person_uid: reviewer.reviewer_person_uid!,
      preparer_name: reviewer.reviewer_name!,
    });
  }),
  // ── DA-13
  batch('into a closed month', 'DA-13', (w) => [payment(w, 100, '2023-03-05')]),
  {
    name: 'into a closed year',
    proves: judged('DA-13'),
    run: (w) => {
      closeYear(w);
      postOne(w, payment(w, 100));
    },
  },
  // ── settings
  changed('judged by settings that were replaced', SETTINGS, (e) => {
    e.entry.settings_version = 1;
  }),
  batch('judged by settings not yet in effect', SETTINGS, (w) => {
    const made = payment(w, 100, '2023-05-31');
    made.entry.settings_version = 2;
    return [made];
  }),
];

import { newUid } from '#electron/ledger-file/uid.ts';
import type { Attack } from '../attack.ts';
import { batchOf, payment, postOne } from '../raw.ts';
import { batch, changed, closeYear, judged, posting } from './making.ts';

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

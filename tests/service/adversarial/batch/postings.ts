import { newUid } from '#electron/ledger-file/uid.ts';
import type { Attack } from '../attack.ts';
import { after, batchOf, forgeLink, payment, postRaw, put } from '../raw.ts';
import { changed, judged, posting } from './making.ts';

/** The posting row, its place in the ledger, and what belongs to it. */
export const POSTING_ATTACKS: Attack[] = [
  posting('a posting that skips an id', 'must follow the last posting', (w) => ({
    id: w.nextId('posting') + 1,
  })),
  posting('a posting that names no predecessor', 'must follow the last posting', () => ({
    previous_uid: newUid(),
  })),
  {
    name: 'a posting without a link',
    proves: judged('its link must be the last of the chain'),
    run: (w) => postRaw(w, { ...batchOf(w, payment(w, 100)), linkFirst: false }),
  },
  {
    name: 'a posting whose link is not the last',
    proves: judged('its link must be the last of the chain'),
    run: (w) => {
      const made = batchOf(w, payment(w, 100));
      forgeLink(w, 'posting', String(made.posting.uid));
      forgeLink(w, 'person', newUid());
      postRaw(w, { ...made, linkFirst: false });
    },
  },
  {
    name: 'INSERT OR REPLACE of the last posting by its uid',
    proves: ['posting_once'],
    run: (w) => {
      const made = batchOf(w, payment(w, 100));
      made.posting.uid = w.uid('posting', Number(made.posting.id) - 1);
      // The last posting's own link must be the last: it is taken again before anything follows.
      w.db.exec('DROP TRIGGER chain_kept');
      w.db.exec(
        "DELETE FROM chain WHERE seq > (SELECT seq FROM chain WHERE kind = 'posting' ORDER BY seq DESC LIMIT 1)",
      );
      postRaw(w, { ...made, verb: 'INSERT OR REPLACE', linkFirst: false });
    },
  },
  posting('fewer vouchers than said', 'the batch is not what the posting says', () => ({
    voucher_count: 2,
  })),
  posting('fewer entries than said', 'the batch is not what the posting says', () => ({
    entry_count: 0,
  })),
  posting('posted at no instant', 'the batch is not what the posting says', () => ({
    posted_at: '昨天',
  })),
  {
    name: 'an entry without a voucher',
    proves: judged('every entry has one voucher'),
    run: (w) => {
      const first = payment(w, 100);
      const made = batchOf(w, first);
      made.posting.entry_count = 2;
      made.meanwhile = () => put(w, 'entry', after(first, payment(w, 50)).entry);
      postRaw(w, made);
    },
  },
  changed('a voucher of no event that is no closing', 'every entry has one voucher', (e) => {
    e.voucher.entry_id = null;
  }),
  changed('a red voucher of an entry that cancels nothing', 'every entry has one voucher', (e) => {
    e.voucher.kind = 'red';
  }),
];

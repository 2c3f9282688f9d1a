import { writeSync } from 'node:fs';
import { LedgerSession } from '#electron/commands/ledger-session.ts';
import { emptyDraft } from '#shared/entries/draft.ts';
import { CHEAP, RECIPIENT, signInAs } from '../../service/ledger-kit.ts';

/**
 * A program that drafts, submits and posts until it is killed: `child.ts PATH`. It says a
 * posting's uid only when its commit is on the disk.
 */
const ownerName = `进程${process.pid}`;
const session = LedgerSession.open(process.argv[2]!, { ownerName, scryptCost: CHEAP });
const { funds } = session.status();
const [fund] = funds;
const say = (line: string) => writeSync(1, `${line}\n`);

/** One application for all that is ever paid: the ledger was made with it. */
const approvalUid = theApproval();

function theApproval(): string {
  signInAs(session, 'clerk');
  const all = { kind: null, year: null, caseUid: null, stages: [], text: '' };
  const input = { fundUid: fund!.uid, ...all, cursor: null, limit: 1 };
  return session.run('approvals.list', input).rows[0]!.uid;
}

function draft(fen: number): string {
  const content = {
    ...emptyDraft('relief' as const),
    accountUid: fund!.accounts[0]!.uid,
    businessDate: '2023-06-15',
    amountFen: fen,
    purpose: '困难群众生活救助',
    permittedUseUid: fund!.permittedUses[0]!.uid,
    approvalUid,
    counterparty: RECIPIENT,
    attachments: [{ kind: 'paper' as const, sheets: 1, place: '凭证盒1' }],
  };
  const input = { uid: null, fundUid: fund!.uid, revision: 0, content };
  return session.run('entries.saveDraft', input).uid;
}

say('opened');
for (let nth = 1; ; nth += 1) {
  signInAs(session, 'clerk');
  const uids = [draft(nth), draft(nth + 1), draft(nth + 2)];
  session.run('entries.submit', { uids });
  signInAs(session, 'reviewer');
  say(session.run('entries.post', { uids, acceptInquiry: [], reasons: [] }).postingUid);
}

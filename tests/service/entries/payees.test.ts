import { afterEach, beforeEach, expect, test } from 'vitest';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import type { DraftContent, DraftView, Payee } from '#shared/contract/entries.ts';
import { type ApprovalKit, HELPED, openApprovalKit, tells } from '../approvals/approval-kit.ts';
import { linesOfKit } from '../statements/statement-text.ts';

/** Who is paid leaves the services masked, and goes from record to record without a window knowing it. */
let k: ApprovalKit;
beforeEach(() => {
  k = openApprovalKit();
});
afterEach(() => k.kit.close());

const PAYEE: Payee = { name: HELPED.name, account: HELPED.account };
const SHOWN: Payee = { name: '赵**', account: '****9999' };

const save = (content: DraftContent, draft: Partial<DraftView> = {}): DraftView => {
  const { uid = null, revision = 0 } = draft;
  return k.run('entries.saveDraft', { uid, fundUid: k.kit.fundUid, revision, content });
};
const get = (uid: string): DraftView => k.run('entries.draft', { uid });
const reason = '核对户名和账号';
const inFull = (kind: 'draft' | 'entry' | 'line' | 'approval', uid: string) =>
  k.run('entries.reveal', { kind, uids: [uid], reason })[0]!.payee;

/** A payment to the person helped, drafted from the bank's line by match. */
function paying(amountFen = 100_000): { lineUid: string; approvalUid: string; draftUid: string } {
  const { uid: approvalUid } = k.decided();
  const [lineUid] = k.lines({
    ...{ day: '2023-03-02', fen: -amountFen, name: HELPED.name },
    memo: `救助${HELPED.name}${HELPED.account}`,
  });
  const [draftUid] = k.draft(lineUid!, [{ approvalUid, amountFen }]);
  return { lineUid: lineUid!, approvalUid, draftUid: draftUid! };
}

function posted(draftUid: string): string {
  k.kit.as('reviewer');
  const posting = { uids: [draftUid], acceptInquiry: [], reasons: [] };
  return k.run('entries.post', posting).vouchers[0]!.entryUid;
}

test('no view of a draft, an entry or a statement line tells who is paid', () => {
  const { lineUid, draftUid } = paying();
  const fundUid = k.kit.fundUid;
  const { content, revision } = get(draftUid);
  const typed = save({ ...content, counterparty: PAYEE }, { uid: draftUid, revision });
  const page = { cursor: null, limit: 50 };
  const submitted = k.run('entries.submit', { uids: [draftUid] });
  const shown = {
    typed,
    submitted,
    draft: get(draftUid),
    drafts: k.run('entries.drafts', { fundUid, states: ['draft', 'submitted'], ...page }),
    verdict: k.run('entries.judge', { uids: [draftUid] }),
    lines: linesOfKit(k.kit),
    line: k.run('statements.linesByUid', { lineUids: [lineUid] }),
  };
  const entryUid = posted(draftUid);
  const filter = { kinds: [], accountUid: null, from: null, to: null, minFen: null, maxFen: null };
  const all = { fundUid, year: 2023, ...filter, text: '', onlyOpen: false };
  const later = {
    entry: k.run('entries.get', { uid: entryUid }),
    entries: k.run('entries.list', { ...all, ...page }),
  };
  for (const [what, answer] of Object.entries({ ...shown, ...later })) {
    expect([what, tells(answer)]).toEqual([what, []]);
  }
  expect(shown.draft.content.counterparty).toEqual({
    keptIn: { kind: 'draft', uid: draftUid },
    shown: SHOWN,
  });
  expect(later.entry.counterparty).toEqual({
    keptIn: { kind: 'entry', uid: entryUid },
    shown: SHOWN,
  });
  expect(inFull('entry', entryUid)).toEqual(PAYEE);
});

test('what is drafted from lines, and what is proposed for them, tells nobody either', () => {
  const [lineUid] = k.lines({ day: '2023-03-02', fen: -100, name: HELPED.name, memo: '救助' });
  expect(tells(k.run('entries.suggest', { lineUids: [lineUid!] }))).toEqual([]);
  const drafts = { fundUid: k.kit.fundUid, lineUids: [lineUid!], together: false };
  const [draft] = k.run('entries.draftFromLines', drafts);
  expect(tells(draft)).toEqual([]);
  expect(inFull('draft', draft!.uid)?.name).toBe(HELPED.name);
  expect(inFull('line', lineUid!)?.name).toBe(HELPED.name);
});

test('a line is found by the name that is masked in it', () => {
  k.lines({ day: '2023-03-02', fen: -100, name: HELPED.name, memo: '救助' });
  const page = { fundUid: k.kit.fundUid, accountUid: null, states: [], from: null, to: null };
  const found = (text: string) =>
    k.run('statements.lines', { ...page, text, cursor: null, limit: 9 }).rows.length;
  expect([found(HELPED.name), found('钱某')]).toEqual([1, 0]);
});

test('a firm is no secret', () => {
  const [line] = k.lines({
    day: '2023-03-02',
    fen: -100,
    name: '示例印刷有限公司',
    memo: '印刷费',
  });
  const [shown] = k.run('statements.linesByUid', { lineUids: [line!] });
  expect(shown).toMatchObject({ counterpartyName: '示例印刷有限公司', memo: '印刷费' });
});

test('a payee left alone stays as it is; one typed anew replaces it, none clears it', () => {
  const { draftUid } = paying();
  const first = get(draftUid);
  save({ ...first.content, counterparty: PAYEE }, first);
  const untouched = get(draftUid);
  save({ ...untouched.content, note: '另记' }, untouched);
  expect(inFull('draft', draftUid)).toEqual(PAYEE);
  const other = { name: '孙某戊', account: null };
  const again = get(draftUid);
  const changed = save({ ...again.content, counterparty: other }, again);
  expect(inFull('draft', draftUid)).toEqual(other);
  expect(save({ ...changed.content, counterparty: null }, changed).content.counterparty).toBeNull();
});

test('a payee that another kind hides comes back with the kind', () => {
  const draft = save({ ...get(paying().draftUid).content, lines: [], counterparty: PAYEE });
  const { content } = draft;
  const fee = save({ ...content, kind: 'bank_fee', counterparty: null }, draft);
  expect(fee.content.counterparty).toBeNull();
  expect(save(content, fee).content.counterparty).toEqual(content.counterparty);
  expect(inFull('draft', draft.uid)).toEqual(PAYEE);
});

test('copies and drafts that follow an entry have its payee', () => {
  const { draftUid } = paying();
  const { content, revision } = get(draftUid);
  save({ ...content, counterparty: PAYEE }, { uid: draftUid, revision });
  const copy = save({ ...get(draftUid).content, lines: [] });
  expect(copy.content.counterparty!).toMatchObject({ keptIn: { uid: copy.uid }, shown: SHOWN });
  expect(inFull('draft', copy.uid)).toEqual(PAYEE);
  k.run('entries.submit', { uids: [draftUid] });
  const entryUid = posted(draftUid);
  const { counterparty } = k.run('entries.get', { uid: entryUid });
  const back = save({
    ...content,
    kind: 'returned',
    lines: [],
    counterparty,
    ofEntryUid: entryUid,
  });
  expect(inFull('draft', back.uid)).toEqual(PAYEE);
});

test('choosing an application pays whom it pays', () => {
  const { uid } = k.decided();
  const { content } = get(paying().draftUid);
  const counterparty = {
    keptIn: { kind: 'approval' as const, uid },
    shown: { name: '（按审批登记）', account: null },
  };
  const draft = save({ ...content, lines: [], approvalUid: uid, counterparty });
  expect(draft.content.counterparty).toMatchObject({ shown: SHOWN });
  expect(inFull('draft', draft.uid)).toEqual(PAYEE);
  const cash = k.decided({
    ...{ number: '救-现金', way: 'cash' },
    cash: { reason: '行动不便', witnesses: ['钱某己'] },
  });
  expect(inFull('approval', cash.uid)).toEqual({ ...PAYEE, account: null });
});

test('showing payees in full is logged once with its reason, and names nobody in the log', () => {
  const { draftUid } = paying();
  const before = k.run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 200 }).rows.length;
  expect(inFull('draft', draftUid)?.name).toBe(HELPED.name);
  const log = k.run('audit.list', { ...WHOLE_LOG, cursor: null, limit: 200 });
  expect(log.rows).toHaveLength(before + 1);
  expect(log.rows[0]).toMatchObject({ word: '显示收付款人', operator: '张某甲' });
  expect(log.rows[0]!.detail).toContain(draftUid);
  expect(log.rows[0]!.detail).toContain(reason);
  expect(tells(log)).toEqual([]);
  expect(() => k.run('entries.reveal', { kind: 'draft', uids: [draftUid], reason: ' ' })).toThrow(
    expect.objectContaining({ code: 'INPUT-INVALID' }),
  );
});

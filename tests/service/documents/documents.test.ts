import { afterEach, beforeEach, expect, test } from 'vitest';
import { WHOLE_LOG } from '#shared/contract/audit.ts';
import type { DocumentSubject } from '#shared/contract/documents.ts';
import { appropriationFields, type Kit, openKit, reliefFields } from '../ledger-kit.ts';
import { codeOf } from '../refused.ts';

let kit: Kit;
let subject: DocumentSubject;
beforeEach(() => {
  kit = openKit();
  subject = { kind: 'budget_document', uid: kit.budget('initial', 10_000_000, '2023-01-02') };
});
afterEach(() => kit.close());

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_500_000, 0x61)]);
const attach = (bytes: Uint8Array, name = '指标.pdf') =>
  kit.session.run('documents.attachFile', { subject, paper: '指标文件', name, bytes });
const list = () => kit.session.run('documents.list', { subjectUids: [subject.uid] });
const stored = () =>
  kit.session.file!.db.prepare('SELECT count(*) FROM document').pluck().get() as number;

test('a file comes back byte for byte, under its name, and verify finds nothing', () => {
  const link = attach(PDF);
  const opened = kit.session.run('documents.open', { linkUid: link.uid });
  expect(Buffer.compare(Buffer.from(opened.bytes), PDF)).toBe(0);
  expect([opened.name, opened.media]).toEqual(['指标.pdf', 'pdf']);
  expect(list()).toEqual([link]);
  expect(kit.session.run('audit.verify', { head: null }).ok).toBe(true);
});

test('the same file is stored once, however often it is attached', () => {
  attach(PDF);
  attach(PDF, '又一份.pdf');
  expect([stored(), list().length]).toEqual([1, 2]);
  expect(list().map(({ file }) => file!.name)).toEqual(['指标.pdf', '又一份.pdf']);
});

test('what a file is goes by its bytes, not by its name', () => {
  expect(codeOf(() => attach(Buffer.from('MZ\u0090 program'), '协议.pdf'))).toBe('DOC-TYPE');
  expect(codeOf(() => attach(Buffer.from('PK\u0003\u0004 only an archive'), '协议.docx'))).toBe(
    'DOC-TYPE',
  );
  expect(codeOf(() => attach(Buffer.alloc(0)))).toBe('DOC-EMPTY');
  const large = Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]);
  expect(codeOf(() => attach(large))).toBe('DOC-TOO-LARGE');
  expect(stored()).toBe(0);
});

test('paper is noted with its sheets and where it lies, and withdrawn with a reason', () => {
  const link = kit.session.run('documents.attachPaper', {
    subject,
    paper: '复印件',
    sheets: 3,
    place: '凭证盒1',
  });
  expect(link.sheets).toEqual({ count: 3, place: '凭证盒1' });
  const withdrawn = kit.session.run('documents.withdraw', { linkUid: link.uid, reason: '放错了' });
  expect(withdrawn.withdrawn).toBe('放错了');
  expect(
    codeOf(() => kit.session.run('documents.withdraw', { linkUid: link.uid, reason: '再撤' })),
  ).toBe('DOC-WITHDRAWN');
});

test('nothing is laid beside a record that does not exist, nor beside an entry not posted', () => {
  const nowhere = { kind: 'entry' as const, uid: kit.draft('interest', { amountFen: 1 }) };
  expect(
    codeOf(() =>
      kit.session.run('documents.attachPaper', {
        subject: nowhere,
        paper: '回单',
        sheets: 1,
        place: '盒',
      }),
    ),
  ).toBe('RECORD-NOT-FOUND');
});

test('papers that come late are laid beside a posted entry', () => {
  const received = appropriationFields(subject.uid, 1_000, '2023-01-31');
  kit.post('appropriation', received);
  const entry = kit.post('relief', reliefFields(kit, 100, '2023-02-01'));
  subject = { kind: 'entry', uid: entry };
  expect(attach(PDF, '领款凭据.pdf').file?.name).toBe('领款凭据.pdf');
});

test('papers of a budget document stand beside its correction too', () => {
  const link = attach(PDF);
  const { uid } = kit.session.run('budget.correct', {
    ...{ replacesUid: subject.uid, reason: '文号录错', kind: 'initial', note: '' },
    ...{ documentNo: '示财预〔2023〕2号', amountFen: 10_000_000, signedOn: '2023-01-02' },
    ...{ effectiveOn: '2023-01-02', receivedOn: '2023-01-02' },
  });
  expect(kit.session.run('documents.list', { subjectUids: [uid] })).toEqual([link]);
});

test('neither name nor content stands in the file in plain text', () => {
  const bytes = Buffer.from('%PDF-1.4 张某甲的身份证明');
  attach(bytes, '张某甲身份证明.pdf');
  kit.session.file!.db.pragma('wal_checkpoint(TRUNCATE)');
  const file = kit.session.file!.db.serialize();
  expect(file.includes('张某甲身份证明')).toBe(false);
  expect(file.includes('张某甲的身份证明')).toBe(false);
});

test('each look at a file is in the operation log', () => {
  const link = attach(PDF);
  kit.session.run('documents.open', { linkUid: link.uid });
  const { rows } = kit.session.run('audit.list', {
    ...WHOLE_LOG,
    cursor: null,
    limit: 10,
  });
  expect(rows.map(({ call }) => call)).toContain('documents.open');
});

test('a voucher rests on a file: drafted, posted, and opened again from its entry', () => {
  const entryUid = postedWith(attachToFund('付款回单.pdf').uid);
  const { attachments } = kit.session.run('entries.get', { uid: entryUid });
  expect(attachments).toEqual([{ kind: 'file', linkUid: expect.any(String) }]);
  const linkUids = attachments.flatMap((a) => (a.kind === 'file' ? [a.linkUid] : []));
  const [file] = kit.session.run('documents.files', { linkUids });
  expect([file!.paper, file!.file!.name]).toEqual(['付款回单', '付款回单.pdf']);
  const opened = kit.session.run('documents.open', { linkUid: linkUids[0]! });
  expect(Buffer.compare(Buffer.from(opened.bytes), PDF)).toBe(0);
  expect(kit.session.run('audit.verify', { head: null }).ok).toBe(true);
});

test('what a posted voucher rests on is not withdrawn', () => {
  const { uid: linkUid } = attachToFund('付款回单.pdf');
  postedWith(linkUid);
  kit.as('clerk');
  expect(codeOf(() => kit.session.run('documents.withdraw', { linkUid, reason: '放错了' }))).toBe(
    'DOC-IN-VOUCHER',
  );
});

test('a corrected voucher keeps its file, also the red one', () => {
  const { uid: linkUid } = attachToFund('付款回单.pdf');
  const wrong = postedWith(linkUid);
  const correction = { entryUid: wrong, reason: '用途录错', withBlue: true };
  kit.post('appropriation', {
    ...received(),
    correction,
    attachments: [{ kind: 'file', linkUid }],
  });
  const red = kit.session.run('entries.get', { uid: wrong }).reversedByUid!;
  const { attachments } = kit.session.run('entries.get', { uid: red });
  expect(attachments).toEqual([{ kind: 'file', linkUid }]);
  expect(kit.session.run('audit.verify', { head: null }).ok).toBe(true);
});

test('a draft names no file that is not there, nor sheets of paper as one; deleted, it takes none with it', () => {
  const sheets = kit.session.run('documents.attachPaper', {
    ...{ subject, paper: '复印件', sheets: 3, place: '凭证盒1' },
  });
  for (const linkUid of [sheets.uid, subject.uid]) {
    expect(codeOf(() => draftWith(linkUid))).toBe('RECORD-NOT-FOUND');
  }
  const { uid: linkUid } = attachToFund('付款回单.pdf');
  kit.session.run('entries.deleteDraft', { uid: draftWith(linkUid) });
  expect(kit.session.run('documents.open', { linkUid }).name).toBe('付款回单.pdf');
});

const attachToFund = (name: string) =>
  kit.session.run('documents.attachFile', {
    ...{ subject: { kind: 'fund', uid: kit.fundUid }, paper: '付款回单', name, bytes: PDF },
  });
const received = () => appropriationFields(subject.uid, 1_000, '2023-01-31');
const draftWith = (linkUid: string) =>
  kit.draft('appropriation', { ...received(), attachments: [{ kind: 'file', linkUid }] });
const postedWith = (linkUid: string): string => {
  const { vouchers } = kit.postDrafts([draftWith(linkUid)]) as { vouchers: { entryUid: string }[] };
  return vouchers[0]!.entryUid;
};

import { z } from 'zod';
import { host, read, write } from './call.ts';
import * as c from './common.ts';

/**
 * What papers may be attached to. An entry only once it is posted; before, a draft names files that
 * stand beside its fund.
 */
export const documentSubject = z.strictObject({
  kind: z.enum([
    'fund',
    'entry',
    'petition_case',
    'case_event',
    'approval',
    'approval_step',
    'payment_request',
    'publicity',
    'budget_document',
  ]),
  uid: c.uid,
});
export type DocumentSubject = z.infer<typeof documentSubject>;

export const documentMedia = z.enum(['pdf', 'png', 'jpeg', 'docx', 'xlsx']);
export type DocumentMedia = z.infer<typeof documentMedia>;

/** A file or sheets of paper beside a record. */
export const documentLinkView = z.object({
  uid: c.uid,
  subject: documentSubject,
  /** What the paper is, e.g. 会议纪要. */
  paper: z.string(),
  file: z.object({ name: z.string(), media: documentMedia, size: z.int() }).nullable(),
  sheets: z.object({ count: z.int(), place: z.string() }).nullable(),
  addedBy: z.string(),
  addedAt: z.string(),
  /** Why it no longer counts, when it was withdrawn. */
  withdrawn: z.string().nullable(),
});
export type DocumentLinkView = z.infer<typeof documentLinkView>;

export const documentCalls = {
  /** The same file is stored once, however often it is attached. */
  'documents.attachFile': write(
    '添加附件',
    z.strictObject({
      subject: documentSubject,
      paper: c.filled(40),
      name: c.filled(255),
      bytes: z.instanceof(Uint8Array),
    }),
    documentLinkView,
  ),
  'documents.attachPaper': write(
    '登记纸质附件',
    z.strictObject({
      subject: documentSubject,
      paper: c.filled(40),
      sheets: z.int().min(1).max(9999),
      place: c.filled(80),
    }),
    documentLinkView,
  ),
  /** The link stays in the file and says why it no longer counts. */
  'documents.withdraw': write(
    '撤下附件',
    z.strictObject({ linkUid: c.uid, reason: c.filled() }),
    documentLinkView,
  ),
  /** With those of the records that these replace. */
  'documents.list': read(
    '附件',
    z.strictObject({ subjectUids: z.array(c.uid).min(1).max(200) }),
    z.array(documentLinkView),
  ),
  /** The files a voucher names, in the order asked for. */
  'documents.files': read(
    '凭证附件',
    z.strictObject({ linkUids: z.array(c.uid).min(1).max(50) }),
    z.array(documentLinkView),
  ),
  /** Papers show people in full, so each look is a line in the operation log. */
  'documents.open': write(
    '查看附件',
    z.strictObject({ linkUid: c.uid }),
    z.object({ name: z.string(), media: documentMedia, bytes: z.instanceof(Uint8Array) }),
  ),
  /**
   * Asks where to and writes the file there, unsealed, for the program that shows it. A look like
   * any other, logged before the dialog; null when cancelled.
   */
  'documents.saveCopy': host(
    '保存附件副本',
    z.strictObject({ linkUid: c.uid }),
    c.fileRef.nullable(),
  ),
};

import type { Attachment, EntryFacts } from '../entries/entry.ts';
import type { EntryKind } from '../entries/kinds.ts';
import { failed, notApplicable, passed, type Rule } from './judgement.ts';

const CODE = 'DA-15';

/**
 * Kinds for which the bank's own line is paper enough: fees and interest by the rule, and what
 * nobody can explain yet, because a fact of the bank must stay recordable.
 */
const BANK_LINE_SUFFICES: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'bank_fee',
  'interest',
  'interest_remitted',
  'inquiry_out',
  'inquiry_in',
  'undetermined',
]);

/** DA-15: every voucher but closing and correction states at least one attachment. */
export const attachments: Rule = (entry, _batch, { moment }) => {
  // A payment request has no voucher yet.
  if (entry.correction !== null || moment === 'before-payment') return notApplicable(CODE);
  if (entry.attachments.some(isKept) || restsOnBankLine(entry)) return passed(CODE);
  return failed(
    CODE,
    entry,
    '没有附件。请添加文件，或填写纸质附件的张数（至少 1 张）和存放处，如回单、审批表、收据。',
  );
};

/** A file stands in the ledger itself; of paper one must know where it lies. */
const isKept = (attachment: Attachment): boolean =>
  attachment.kind === 'file' ||
  (attachment.kind === 'paper' &&
    Number.isInteger(attachment.sheets) &&
    attachment.sheets >= 1 &&
    attachment.place.trim() !== '');

/** A statement line the entry accounts for counts as attached. */
function restsOnBankLine(entry: EntryFacts): boolean {
  if (!BANK_LINE_SUFFICES.has(entry.kind)) return false;
  return entry.lines.length > 0 || entry.attachments.some(({ kind }) => kind === 'bank-line');
}

import type { DraftVerdict, FullContent } from '#shared/contract/entries.ts';
import { missingFields } from '#shared/entries/completeness.ts';
import type { EntryFacts } from '#shared/entries/entry.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { RuleContext } from '#shared/rules/types.ts';
import { firstValue } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';
import { answeredEntry } from './answered.ts';
import type { Candidate } from './batch.ts';
import { beyondDocuments } from './budget-room.ts';
import { contentOf, type DraftRow } from './draft-store.ts';
import { factsOfContent, redFacts } from './facts.ts';

/** The entries one draft becomes: usually one; a correction adds the red one before it. */
export interface DraftEntries {
  draft: DraftRow;
  content: FullContent;
  red: EntryFacts | null;
  own: EntryFacts | null;
  missing: DraftVerdict['missing'];
}

const blueUid = (uid: string): string => uid;
/** Red and own entry need two uids; the red one's is derived for judging, fresh for posting. */
const redUid = (uid: string): string => `${uid}#red`;

/** What a draft would post and what it still lacks. */
export function entriesOfDraft(ctx: LedgerContext, draft: DraftRow): DraftEntries {
  const content = contentOf(ctx, draft);
  const { correction } = content;
  const base = { draft, content, red: null, own: null };
  try {
    const red = correction === null ? null : redFacts(ctx, redUid(draft.uid), correction.entryUid);
    const wantsOwn = correction === null || correction.withBlue;
    const own = wantsOwn ? factsOfContent(ctx, blueUid(draft.uid), draft.fund_uid, content) : null;
    return {
      draft,
      content,
      red,
      own,
      missing: wantsOwn ? lacks(ctx, draft, content, { red, own }) : [],
    };
  } catch (error) {
    // E.g. the entry to correct was reversed meanwhile: the draft stays and says so.
    if (!(error instanceof AppError)) throw error;
    return { ...base, missing: [{ field: 'correction', message: error.message }] };
  }
}

function lacks(
  ctx: LedgerContext,
  draft: DraftRow,
  content: FullContent,
  { red, own }: Pick<DraftEntries, 'red' | 'own'>,
): DraftVerdict['missing'] {
  if (own === null) return missingCore(content);
  const answered = own.ofEntryUid === null ? null : answeredEntry(ctx, own.ofEntryUid);
  // The red one gives back what the cancelled entry had answered, for its blue one to answer anew.
  if (answered !== null && red?.ofEntryUid === answered.uid) answered.openFen += red.amountFen;
  const custody = custodyOn(ctx, draft.fund_id, own.businessDate);
  const [beyond] = beyondDocuments(ctx, [{ red, own }]);
  return [...missingFields(own, answered, custody), ...beyond!];
}

function missingCore(content: FullContent): DraftVerdict['missing'] {
  const missing: DraftVerdict['missing'] = [];
  if (content.accountUid === null)
    missing.push({ field: 'accountUid', message: '请选择银行账户。' });
  if (content.businessDate === null) {
    missing.push({ field: 'businessDate', message: '请填写业务日期。' });
  }
  if (content.amountFen === null) missing.push({ field: 'amountFen', message: '请填写金额。' });
  return missing;
}

const custodyOn = (ctx: LedgerContext, fundId: number, day: string): RuleContext['custody'] =>
  firstValue<RuleContext['custody']>(
    ctx.db,
    'SELECT mode FROM custody WHERE fund_id = ? AND from_date <= ? ORDER BY from_date DESC LIMIT 1',
    fundId,
    day,
  ) ?? 'own-account';

export const candidatesOf = ({ draft, red, own }: DraftEntries): Candidate[] =>
  [red, own].flatMap((facts) =>
    facts === null ? [] : [{ facts, preparerPersonUid: draft.preparer_person_uid }],
  );

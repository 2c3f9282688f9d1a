import { failed, notApplicable, passed, type Rule } from './judgement.ts';

const CODE = 'DA-12';

/** DA-12: preparer ≠ reviewer, comparing persons, not accounts. Judged once somebody reviews. */
export const twoPersons: Rule = (entry, _batch, { preparerPersonUid, reviewerPersonUid }) => {
  if (reviewerPersonUid === null) return notApplicable(CODE);
  if (preparerPersonUid === null) {
    return failed(CODE, entry, '没有经办人，不能复核记账。请由经办人提交后再复核。');
  }
  if (preparerPersonUid === reviewerPersonUid) {
    return failed(CODE, entry, '经办与复核是同一人。请由另一名复核人复核记账。');
  }
  return passed(CODE);
};

/**
 * The canonical form of a chained record: a JSON array whose fields stand in a fixed order for a
 * kind and version. 分 and other integers are decimal text, dates are text, bytes are lower-case
 * hex, a missing value is null, and records are named by uid. Another program can recompute it.
 *
 * Field names are columns of the ledger file; `fund_id>fund` names the uid of the row of `fund`
 * that the column points to.
 */
export const CHAINED_KINDS = {
  ledger: ['uid', 'bureau', 'sample', 'created_at'],
  person: ['uid', 'name'],
  operator: ['uid', 'person_uid', 'role', 'cashier', 'recorded_at'],
  operator_state: ['uid', 'operator_uid', 'active', 'reason', 'recorded_by', 'recorded_at'],
  deputy: [
    'uid',
    'operator_uid',
    'role',
    'from_day',
    'to_day',
    'reason',
    'recorded_by',
    'recorded_at',
  ],
  deputy_end: ['uid', 'deputy_id>deputy', 'reason', 'recorded_by', 'recorded_at'],
  signing_key: ['uid', 'public_key', 'sealed_private', 'recorded_by', 'recorded_at'],
  fund: ['uid', 'name', 'department', 'governing_body', 'recorded_by', 'recorded_at'],
  legal_basis: [
    'uid',
    'fund_id>fund',
    'title',
    'document_no',
    'dated_on',
    'recorded_by',
    'recorded_at',
  ],
  permitted_use: [
    'uid',
    'fund_id>fund',
    'name',
    'kind',
    'clause',
    'valid_from',
    'valid_to',
    'replaces_id>permitted_use',
    'recorded_by',
    'recorded_at',
  ],
  custody: ['uid', 'fund_id>fund', 'mode', 'from_date', 'recorded_by', 'recorded_at'],
  bank_account: ['uid', 'account_no', 'bank_name', 'account_name', 'recorded_by', 'recorded_at'],
  account_registration: [
    'uid',
    'fund_id>fund',
    'account_id>bank_account',
    'valid_from',
    'valid_to',
    'replaces_id>account_registration',
    'recorded_by',
    'recorded_at',
  ],
  opening: [
    'uid',
    'fund_id>fund',
    'account_id>bank_account',
    'date',
    'balance_fen',
    'basis_document',
    'basis_date',
    'recorded_by',
    'recorded_at',
  ],
  rule_settings: [
    'uid',
    'fund_id>fund',
    'version',
    'effective_from',
    'parameters',
    'reason',
    'recorded_by',
    'recorded_at',
  ],
  budget_document: [
    'uid',
    'fund_id>fund',
    'budget_year',
    'kind',
    'document_no',
    'signed_on',
    'effective_on',
    'received_on',
    'amount_fen',
    'note',
    'replaces_id>budget_document',
    'reason',
    'recorded_by',
    'recorded_at',
  ],
  statement_import: [
    'uid',
    'fund_id>fund',
    'account_id>bank_account',
    'sha256',
    'sealed_name',
    'header_fingerprint',
    'reading',
    'period_from',
    'period_to',
    'row_count',
    'line_count',
    'lines_digest',
    'recorded_by',
    'operator_name',
    'recorded_at',
  ],
  line_decision: [
    'uid',
    'line_id>statement_line',
    'decision',
    'sealed_reason',
    'recorded_by',
    'recorded_at',
  ],
  rule_exception: [
    'uid',
    'rule',
    'posting_uid',
    'reason',
    'document',
    'recorded_by',
    'recorded_at',
  ],
  posting: [
    'uid',
    'previous_uid',
    'fund_id>fund',
    'voucher_count',
    'entry_count',
    'reviewed_by',
    'reviewer_person_uid',
    'reviewer_name',
    'posted_at',
  ],
  period_close: ['uid', 'fund_id>fund', 'year', 'period', 'recorded_by', 'recorded_at'],
  indicator_template: [
    'uid',
    'fund_id>fund',
    'year',
    'content',
    'reason',
    'recorded_by',
    'recorded_at',
  ],
  indicator_scores: ['uid', 'fund_id>fund', 'year', 'content', 'recorded_by', 'recorded_at'],
} as const;

export type ChainedKind = keyof typeof CHAINED_KINDS;
export const CANONICAL_VERSION = 1;

/** The parts of a batch that stand behind its closing record, each a list of rows in order. */
export const CHAINED_PARTS = {
  opening_total: ['kind', 'amount_fen'],
  opening_item: ['item_no', 'side', 'amount_fen', 'day', 'sealed_note'],
  statement_line: [
    'uid',
    'row_number',
    'day',
    'time',
    'amount_fen',
    'balance_fen',
    'serial',
    'occurrence',
    'party_id>party',
    'chunk_no',
  ],
  party: ['uid', 'match_key', 'sealed'],
  entry: [
    'uid',
    'account_id>bank_account',
    'kind',
    'direction',
    'business_date',
    'budget_year',
    'amount_fen',
    'bank_fen',
    'spent_fen',
    'spent_carryover_fen',
    'prior_year_fen',
    'funding',
    'permitted_use_id>permitted_use',
    'of_entry_id>entry',
    'reclassifies',
    'reverses_id>entry',
    'corrects_id>entry',
    'case_no',
    'approval_no',
    'approval_on',
    'approval_fen',
    'party_id>party',
    'summary',
    'sealed',
    'rules_passed',
    'settings_version',
  ],
  entry_budget_share: ['entry_id>entry', 'document_id>budget_document', 'amount_fen'],
  entry_attachment: ['entry_id>entry', 'item_no', 'kind', 'sheets', 'place'],
  entry_judgement: ['entry_id>entry', 'rule', 'outcome', 'message', 'reason'],
  line_match: ['entry_id>entry', 'line_id>statement_line', 'amount_fen'],
  voucher: [
    'uid',
    'entry_id>entry',
    'kind',
    'word',
    'year',
    'period',
    'number',
    'voucher_date',
    'template_version',
    'summary',
    'prepared_by',
    'preparer_person_uid',
    'preparer_name',
  ],
  voucher_line: [
    'voucher_id>voucher',
    'line_no',
    'half',
    'account_code',
    'debit_fen',
    'credit_fen',
  ],
} as const;

export type ChainedPart = keyof typeof CHAINED_PARTS;

/** What a column may hold; integers come as number or bigint, bytes as Uint8Array. */
export type ColumnValue = string | number | bigint | Uint8Array | null;
export type CanonicalValue = string | null | CanonicalValue[];

/** One column's value in canonical form. */
export function canonicalValue(value: ColumnValue): CanonicalValue {
  if (value === null || typeof value === 'string') return value;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number: ${value}`);
    return String(value);
  }
  if (typeof value === 'bigint') return value.toString();
  let hex = '';
  for (const byte of value) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** The canonical text whose UTF-8 bytes are hashed. `parts` are lists of rows, in a fixed order. */
export function canonicalText(
  kind: ChainedKind,
  values: readonly CanonicalValue[],
  parts: readonly CanonicalValue[] = [],
): string {
  return JSON.stringify([kind, String(CANONICAL_VERSION), ...values, ...parts]);
}

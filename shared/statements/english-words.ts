import type { WordMeaning } from '#shared/statements/words.ts';

const DEAL = '(?:TRANSACTION|TRANS?|TXN|TRADE|POSTING|BOOKING|ENTRY)';
const AMOUNT = '(?:AMOUNT|AMT|VALUE)';
const OTHER_PARTY = '(?:COUNTERPARTY|COUNTER|OPPOSITE|OPPOSITION|OPP|PARTY|RECIPROCAL)';
const ACCOUNT = '(?:ACCOUNT|ACCT|ACC|AC)';

/** Columns as foreign banks and interfaces head them: `Transaction Date`, `DR_AMT`, `oppAcctName`. */
const ENGLISH: readonly (readonly [RegExp, WordMeaning])[] = [
  [as(`${DEAL}?DATE(?:TIME)?`), { role: 'date', strength: 3 }],
  [as(`${DEAL}?TIME`), { role: 'time', strength: 3 }],
  [as(`(?:CREDIT|CR)(?:${AMOUNT}|S)?`), { role: 'in', strength: 3, wording: 'debit-credit' }],
  [as(`(?:DEBIT|DR)(?:${AMOUNT}|S)?`), { role: 'out', strength: 3, wording: 'debit-credit' }],
  [
    as(`(?:DEPOSITS?|INCOME|RECEIPTS?|PAIDIN|MONEYIN)${AMOUNT}?`),
    { role: 'in', strength: 3, wording: 'explicit' },
  ],
  [
    as(`(?:WITHDRAWALS?|EXPENSES?|EXPENDITURE|PAIDOUT|MONEYOUT)${AMOUNT}?`),
    { role: 'out', strength: 3, wording: 'explicit' },
  ],
  [as(`${DEAL}?${AMOUNT}`), { role: 'amount', strength: 3 }],
  [
    as(`(?:DC|CD|DRCR|CRDR|DEBITCREDIT|CREDITDEBIT)(?:FLAG|FLG|INDICATOR|IND|MARK|SIGN|TYPE)?`),
    { role: 'flag', strength: 3 },
  ],
  [
    as(`(?:RUNNING|${ACCOUNT}|CLOSING|LEDGER|AFTER)?(?:BALANCE|BAL)`),
    { role: 'balance', strength: 3 },
  ],
  [as(`${OTHER_PARTY}${ACCOUNT}?(?:NAME|NM)?`), { role: 'counterpartyName', strength: 3 }],
  [as(`${OTHER_PARTY}${ACCOUNT}(?:NO|NUMBER|NUM)?`), { role: 'counterpartyAccount', strength: 3 }],
  [
    as('(?:SUMMARY|ABSTRACT|NARRATIVE|NARRATION|DESCRIPTION|DETAILS?|PARTICULARS)'),
    { role: 'summary', strength: 3 },
  ],
  [as('(?:PURPOSE|USAGE|USE)'), { role: 'purpose', strength: 3 }],
  [as('(?:REMARKS?|MEMO|NOTES?|POSTSCRIPT)'), { role: 'remark', strength: 3 }],
  [
    as(`${DEAL}?(?:SERIAL|SEQ|SEQUENCE|REF|REFERENCE|JOURNAL|FLOW|ID)(?:NO|NUMBER|NUM|ID)?`),
    { role: 'serial', strength: 2 },
  ],
  [as('(?:CURRENCY|CCY|CURR?)(?:CODE|TYPE)?'), { role: 'currency', strength: 3 }],
  [as(`${ACCOUNT}(?:NO|NUMBER|NUM)?`), { role: 'ownAccount', strength: 2 }],
];

function as(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

/** Meaning of a header in Latin letters alone (already in capitals), or null. */
export function englishMeaning(word: string): WordMeaning | null {
  if (!/^[A-Z]/.test(word) || /[^ -~]/.test(word)) return null;
  const letters = word.replace(/[^A-Z]/g, '');
  for (const [pattern, meaning] of ENGLISH) if (pattern.test(letters)) return meaning;
  return null;
}

/** Who worked last in a ledger on this PC: proposed at the next login. A uid, no name. */
const keyOf = (ledgerUid: string) => `operator:${ledgerUid}`;

export const lastOperator = (ledgerUid: string): string | null =>
  sessionStorage.getItem(keyOf(ledgerUid));

export const rememberOperator = (ledgerUid: string, operatorUid: string): void =>
  sessionStorage.setItem(keyOf(ledgerUid), operatorUid);

// Personal data as screens show it by default: enough to tell two apart, not enough to use.

/** The last four of an account: `6222021234561234` becomes `****1234`. */
export function maskedAccount(account: string): string {
  if (account === '') return '';
  return account.length > 4 ? `****${account.slice(-4)}` : '****';
}

/** A bank's memo with the accounts, identity and phone numbers in it masked; all else as it is. */
export const withMaskedNumbers = (text: string): string =>
  text.replace(/\d{10,}[\dXx]/g, (number) => {
    const tail = number.slice(-4);
    if (number.length === 18) return `${number.slice(0, 3)}***********${tail}`;
    if (number.length === 11 && number.startsWith('1')) return `${number.slice(0, 3)}****${tail}`;
    return maskedAccount(number);
  });

/**
 * Takes out of a technical text whatever could name a person, a place of theirs or an amount:
 * anything quoted that holds a path, folders, Chinese words and long numbers.
 */
export function scrub(text: string): string {
  return text
    .replace(/(['"`])[^'"`\n]*[\\/][^'"`\n]*\1/g, '$1…$1')
    .replace(/(?:[A-Za-z]:)?(?:[\\/]+[^\\/\s:()'"]+)+[\\/]/g, '…/')
    .replace(/[^\x20-\x7e\n…]+/g, '▢')
    .replace(/\d{5,}/g, '#');
}

const ascii = (text: string) => text.replace(/[^\x20-\x7e]+/g, '▢');

/** Name, code, message and stack of an error and of its causes, scrubbed. */
export function describeError(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return scrub(String(error));
  const code = 'code' in error ? ` [${String(error.code)}]` : '';
  const head = scrub(`${error.name}${code}: ${error.message}`);
  const own = head + framesOf(error.stack ?? '').join('');
  if (error.cause === undefined || depth === 3) return own;
  return `${own}\ncaused by ${describeError(error.cause, depth + 1)}`;
}

/** Each frame as function, file name, line and column, without the folder it was installed in. */
function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .map((line) => /^\s+at (?:(?<name>.*?) \()?(?:.*[\\/])?(?<place>[^\\/()]+)\)?$/.exec(line))
    .filter((match) => match !== null)
    .map(({ groups }) => `\n  at ${scrub(groups?.name ?? '')} ${ascii(groups?.place ?? '')}`);
}

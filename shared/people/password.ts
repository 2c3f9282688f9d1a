/** Long rather than odd: a phrase one remembers is safer than a sign one forgets. */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** What is wrong with a new password, in Chinese; null when it will do. */
export function passwordFault(password: string): string | null {
  const symbols = [...password.normalize('NFKC')];
  if (symbols.length < PASSWORD_MIN) return `口令至少 ${PASSWORD_MIN} 个字符`;
  if (symbols.length > PASSWORD_MAX) return `口令最多 ${PASSWORD_MAX} 个字符`;
  if (symbols[0] === ' ' || symbols.at(-1) === ' ') return '口令的开头和结尾不能是空格';
  if (new Set(symbols).size < 4) return '口令太简单：至少要有 4 个不同的字符';
  return isRow(symbols) ? '口令太简单：不能只是连续的数字或字母' : null;
}

/** 12345678, abcdefgh, 87654321. */
function isRow(symbols: readonly string[]): boolean {
  const codes = symbols.map((symbol) => symbol.codePointAt(0)!);
  const step = codes[1]! - codes[0]!;
  return (
    Math.abs(step) === 1 && codes.every((code, at) => at === 0 || code - codes[at - 1]! === step)
  );
}

/**
 * The recovery code (恢复码) as printed: 160 bits in eight groups of five symbols, the fifth of a
 * group checking it, so that a slip of the pen is found and named before anything is tried. The
 * symbols are those of Crockford's base 32: no I, L, O or U.
 */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const RECOVERY_BYTES = 20;
const GROUPS = 8;
const PER_GROUP = 4;
/** Odd, so that any one wrong symbol changes the sum; unlike, so that neighbours don't swap unseen. */
const WEIGHTS = [1, 3, 5, 7] as const;

/** The code of 20 random bytes, e.g. `7K2M9-…`. */
export function recoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_BYTES)
    throw new RangeError(`a recovery code has ${RECOVERY_BYTES} bytes`);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const values = Array.from({ length: GROUPS * PER_GROUP }, (_, at) =>
    Number((bits >> BigInt(5 * (GROUPS * PER_GROUP - 1 - at))) & 31n),
  );
  return Array.from({ length: GROUPS }, (_, group) => {
    const own = values.slice(group * PER_GROUP, (group + 1) * PER_GROUP);
    return [...own, checkOf(own, group)].map((value) => SYMBOLS[value]).join('');
  }).join('-');
}

export type TypedCode = { ok: true; code: string } | { ok: false; group: number | null };

/**
 * What was typed, in the printed form: case, blanks and dashes don't matter, O is read as 0, I and
 * L as 1. Otherwise the first group (from 1) that can't be right, null when the length is wrong.
 */
export function typedRecoveryCode(text: string): TypedCode {
  const symbols = [
    ...text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s\p{Pd}]/gu, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1'),
  ];
  if (symbols.length !== GROUPS * (PER_GROUP + 1)) return { ok: false, group: null };
  const groups: string[] = [];
  for (let group = 0; group < GROUPS; group += 1) {
    const own = symbols.slice(group * (PER_GROUP + 1), (group + 1) * (PER_GROUP + 1));
    const values = own.map((symbol) => SYMBOLS.indexOf(symbol));
    const right =
      !values.includes(-1) && checkOf(values.slice(0, PER_GROUP), group) === values.at(-1);
    if (!right) return { ok: false, group: group + 1 };
    groups.push(own.join(''));
  }
  return { ok: true, code: groups.join('-') };
}

/** The group's place counts too: groups written in another order are found. */
const checkOf = (values: readonly number[], group: number): number =>
  values.reduce((sum, value, at) => sum + value * WEIGHTS[at]!, group) % SYMBOLS.length;

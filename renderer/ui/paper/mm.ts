/** A length for CSS. Rounded to a hundredth of a millimetre, finer than any printer. */
export const mm = (length: number): string => `${Math.round(length * 100) / 100}mm`;

/** A LIKE pattern (ESCAPE '\') for whatever holds the text; its own `%` and `_` stand for themselves. */
export const likeAnywhere = (text: string): string =>
  `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

import { pinyin } from 'pinyin-pro';

/** The initials of a name as people type them: 张某甲 → zmj. */
export const initialsOf = (name: string): string =>
  pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .toLowerCase();

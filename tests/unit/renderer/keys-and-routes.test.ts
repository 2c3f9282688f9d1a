import { describe, expect, it } from 'vitest';
import { keyNameOf } from '../../../renderer/lib/keys.ts';
import { href, parseRoute } from '../../../renderer/lib/route.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => keyNameOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('names of keys', () => {
  it('writes them as a map of shortcuts does', () => {
    expect(press('F2')).toBe('F2');
    expect(press('s', { ctrlKey: true })).toBe('Ctrl+S');
    expect(press('Escape')).toBe('Esc');
    expect(press('?', { shiftKey: true })).toBe('?');
    expect(press('F2', { shiftKey: true })).toBe('Shift+F2');
    expect(press('Tab', { ctrlKey: true, altKey: true })).toBe('Ctrl+Alt+Tab');
  });
});

describe('hash routes', () => {
  it('goes there and back, leaving out what is not given', () => {
    const hash = href('/entries', { tab: 'posted', open: null, year: 2023, text: '救助 & 补' });
    const { path, params } = parseRoute(hash);
    expect(path).toBe('/entries');
    expect(Object.fromEntries(params)).toEqual({ tab: 'posted', year: '2023', text: '救助 & 补' });
  });

  it('opens the home page without a hash', () => {
    expect(parseRoute('').path).toBe('/');
    expect(parseRoute('#').path).toBe('/');
  });
});

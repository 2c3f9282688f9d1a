import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { isCheaper, unwrapKey, wrapKey } from '#electron/ledger-file/key-wrap.ts';
import { newDataKey, Vault } from '#electron/ledger-file/vault.ts';
import { AppError } from '#shared/errors/app-error.ts';

const COST = { N: 2, r: 1, p: 1 };
const PLACE = 'key_slot|wrapped|slot|operator';
const key = newDataKey();
const slot = wrapKey(key, '口令甲乙丙丁', PLACE, COST);

test('the key comes back by its secret and in its place', () => {
  expect(unwrapKey('口令甲乙丙丁', PLACE, slot)).toEqual(key);
});

test('no other secret opens it, and it opens nowhere else', () => {
  expect(unwrapKey('口令甲乙丙', PLACE, slot)).toBeNull();
  expect(unwrapKey('口令甲乙丙丁', 'key_slot|wrapped|slot|other', slot)).toBeNull();
});

test('a password composed another way is the same password', () => {
  const wide = wrapKey(key, 'ｐａｓｓ１２３４', PLACE, COST);
  expect(unwrapKey('pass1234', PLACE, wide)).toEqual(key);
});

test('two wrappings of one key by one password share nothing', () => {
  const other = wrapKey(key, '口令甲乙丙丁', PLACE, COST);
  expect(other.kdf.salt).not.toBe(slot.kdf.salt);
  expect(other.wrapped.equals(slot.wrapped)).toBe(false);
  expect(slot.wrapped.includes(key)).toBe(false);
});

test('one changed byte anywhere, and it opens no more', () => {
  for (let at = 0; at < slot.wrapped.length; at += 1) {
    const wrapped = Buffer.from(slot.wrapped);
    wrapped[at]! ^= 1;
    expect(unwrapKey('口令甲乙丙丁', PLACE, { ...slot, wrapped })).toBeNull();
  }
});

test.each([
  { N: 3 },
  { N: 2 ** 30 },
  { r: 0 },
  { p: 1_000_000 },
  { salt: 'zz' },
  { kdf: 'none' },
  { extra: 1 },
])('parameters that can’t be ours (%o) open nothing and cost nothing', (change) => {
  const kdf = { ...slot.kdf, ...change } as typeof slot.kdf;
  expect(unwrapKey('口令甲乙丙丁', PLACE, { ...slot, kdf })).toBeNull();
});

test('a slot made more cheaply than today is told', () => {
  expect(isCheaper(slot.kdf, { N: 4, r: 1, p: 1 })).toBe(true);
  expect(isCheaper(slot.kdf, COST)).toBe(false);
});

test('a locked vault refuses by its code, and forgets what it could open', () => {
  const vault = new Vault(key);
  const sealed = vault.seal('t|c|u', '张某');
  expect(vault.openText('t|c|u', sealed)).toBe('张某');
  expect(vault.dataKey()).toEqual(key);
  vault.lock();
  expect(vault.locked).toBe(true);
  for (const act of [
    () => vault.openText('t|c|u', sealed),
    () => vault.seal('t|c|u', 'x'),
    () => vault.matchKey('x'),
    () => vault.dataKey(),
  ]) {
    expect(act).toThrow(expect.objectContaining({ code: 'KEY-LOCKED' }));
    expect(act).toThrow(AppError);
  }
  vault.unlock(key);
  expect(vault.openText('t|c|u', sealed)).toBe('张某');
  expect(() => vault.unlock(randomBytes(16))).toThrow(RangeError);
});

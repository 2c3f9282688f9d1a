import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { firstLink, nextLink } from '#electron/ledger-file/chain.ts';
import { CANONICAL_VERSION, canonicalText, canonicalValue } from '#shared/books/canonical.ts';

/** The published vectors: the same bytes and digests stand in shared/books/README.md. */
const LEDGER = '0190a000-0000-7000-8000-000000000001';
const VECTORS = [
  {
    kind: 'ledger',
    values: [LEDGER, '示例县信访局', 0, '2023-01-01T01:00:00.000Z'],
    text: '["ledger","1","0190a000-0000-7000-8000-000000000001","示例县信访局","0","2023-01-01T01:00:00.000Z"]',
    digest: '706426652598dc82e93c303497bc40f00a0098210e9a0a5ac4e513af5c829e3a',
    link: '8a10a52862a2984cbc790afe7aab3e8888a0c6ec4a761ea94c3175226f24dbf4',
  },
  {
    kind: 'person',
    values: ['0190a000-0000-7000-8000-000000000002', '张某“甲"\\\n'],
    text: '["person","1","0190a000-0000-7000-8000-000000000002","张某“甲\\"\\\\\\n"]',
    digest: '423595de5a4250a00b06674db2fd938c904a4e986171523b0e7b4dae6a538d9a',
    link: 'b00e21b3d46e9838764e7accf37b5a1512267ddf5e5e78d51fd2bf1b646bf232',
  },
  {
    kind: 'statement_import',
    values: [
      '0190a000-0000-7000-8000-000000000003',
      '0190a000-0000-7000-8000-00000000000f',
      '0190a000-0000-7000-8000-00000000000a',
      new Uint8Array(32).fill(0xab),
      new Uint8Array([0, 1, 254, 255]),
      'f',
      '{}',
      null,
      null,
      0,
      0,
      new Uint8Array(32),
      'o',
      '张某甲',
      '2023-01-01T01:00:00.000Z',
    ],
    text: `["statement_import","1","0190a000-0000-7000-8000-000000000003","0190a000-0000-7000-8000-00000000000f","0190a000-0000-7000-8000-00000000000a","${'ab'.repeat(32)}","0001feff","f","{}",null,null,"0","0","${'00'.repeat(32)}","o","张某甲","2023-01-01T01:00:00.000Z"]`,
    digest: '20cd79e03321a3e6dea49757a01748d2406d5c88676f9927903c53cd022d6655',
    link: 'fc395335376bc7b146bcd339669ca9e3dd4755da081686b58a5aac853cabec4d',
  },
  {
    kind: 'opening',
    values: [
      '0190a000-0000-7000-8000-000000000004',
      '0190a000-0000-7000-8000-00000000000f',
      '0190a000-0000-7000-8000-00000000000a',
      '2023-02-01',
      -900_000,
      '建账说明',
      '2023-02-01',
      'o',
      '2023-01-01T01:00:00.000Z',
    ],
    parts: [[['relief', '100000']], []],
    text: '["opening","1","0190a000-0000-7000-8000-000000000004","0190a000-0000-7000-8000-00000000000f","0190a000-0000-7000-8000-00000000000a","2023-02-01","-900000","建账说明","2023-02-01","o","2023-01-01T01:00:00.000Z",[["relief","100000"]],[]]',
    digest: '899bd6bd427472a04c115e79cedd76ffd0503d87bf0d56fe6280c1b832bbfa63',
    link: 'f8a50401f22881f97617636f29e2719276f4a712bab8688f03ff795bc01d4c9b',
  },
  {
    kind: 'budget_document',
    values: [
      '0190a000-0000-7000-8000-000000000005',
      '0190a000-0000-7000-8000-00000000000f',
      2023,
      'initial',
      '示财预〔2023〕1号',
      '2023-01-10',
      '2023-01-11',
      '2023-01-12',
      50_000_000,
      new Uint8Array([1, 2, 3]),
      null,
      new Uint8Array([1]),
      'o',
      '2023-01-13T01:00:00.000Z',
    ],
    text: '["budget_document","1","0190a000-0000-7000-8000-000000000005","0190a000-0000-7000-8000-00000000000f","2023","initial","示财预〔2023〕1号","2023-01-10","2023-01-11","2023-01-12","50000000","010203",null,"01","o","2023-01-13T01:00:00.000Z"]',
    digest: '33f2d4c100b722f3aa6bf21fa4ef4cfb457a5d436a7bdb95b7353659934844d4',
    link: 'd4dc804366cda9a6e7d1e7a830a77cbda16a515085c265bb6b76e7aeeaadc39c',
  },
] as const;

const textOf = (vector: (typeof VECTORS)[number]): string =>
  canonicalText(
    vector.kind,
    vector.values.map(canonicalValue),
    'parts' in vector ? vector.parts.map((part) => part.map((row) => [...row])) : [],
  );

const digestOf = (...parts: (string | Buffer)[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
    .digest();

test('the vectors: text, digest and link of each record', () => {
  let link = firstLink(LEDGER);
  for (const vector of VECTORS) {
    expect(textOf(vector)).toBe(vector.text);
    link = nextLink(link, vector.text);
    expect([vector.kind, digestOf(vector.text).toString('hex'), link.toString('hex')]).toEqual([
      vector.kind,
      vector.digest,
      vector.link,
    ]);
  }
});

test('another program comes to the same links from the published description alone', () => {
  const hash = (hex: string) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex');
  const hexOf = (text: string) => Buffer.from(text, 'utf8').toString('hex');
  let previous = hash(hexOf(LEDGER));
  for (const { text, digest, link } of VECTORS) {
    expect(hash(hexOf(text))).toBe(digest);
    previous = hash(hexOf('relief-ledger/1') + previous + digest);
    expect(previous).toBe(link);
  }
});

test('the published vectors are these', () => {
  const readme = readFileSync(new URL('../../../shared/books/README.md', import.meta.url), 'utf8');
  for (const { text, digest, link } of VECTORS) {
    expect(readme).toContain(text);
    expect(readme).toContain(digest);
    expect(readme).toContain(link);
  }
  expect(readme).toContain(firstLink(LEDGER).toString('hex'));
});

test('values: whole numbers as decimal text, bytes as lower-case hex, null as null', () => {
  expect(canonicalValue(-0)).toBe('0');
  expect(canonicalValue(9_007_199_254_740_991)).toBe('9007199254740991');
  expect(canonicalValue(-9_223_372_036_854_775_808n)).toBe('-9223372036854775808');
  expect(canonicalValue(new Uint8Array([10, 0, 255]))).toBe('0a00ff');
  expect(canonicalValue(null)).toBeNull();
  expect(canonicalValue('')).toBe('');
  expect(() => canonicalValue(0.5)).toThrow(RangeError);
  expect(() => canonicalValue(2 ** 53)).toThrow(RangeError);
});

test('no two different records share a form', () => {
  expect(canonicalText('person', ['a', 'b'])).not.toBe(canonicalText('person', ['a","b']));
  expect(canonicalText('person', ['a', null])).not.toBe(canonicalText('person', ['a', 'null']));
  expect(canonicalText('opening', ['a'], [[], [['b']]])).not.toBe(
    canonicalText('opening', ['a'], [[['b']], []]),
  );
  expect(CANONICAL_VERSION).toBe(1);
});

import { describe, expect, test } from 'vitest';
import { readStatement } from '#electron/formats/read-statement.ts';
import { cellText } from '#shared/statements/text.ts';
import { CHANNELS, eventsOf, WEB } from '../../fixtures/sample-2023/channels.ts';
import { passesIdentityCheck, passesLuhn } from '../../fixtures/sample-2023/making.ts';
import { sampleFiles } from '../../fixtures/sample-2023/sample-files.ts';
import { story } from '../../fixtures/sample-2023/story.ts';
import { everyPerson } from './every-person.ts';
import { committedFiles } from './sample-kit.ts';

const committed = committedFiles();
const events = story();
const bytesOf = (file: string) => committed.get(file)!;

test('what ships is exactly what the generator makes, and it makes it twice alike', async () => {
  const made = await sampleFiles();
  const again = await sampleFiles();
  expect([...committed.keys()].sort()).toEqual([...made.keys()].sort());
  for (const [name, bytes] of made) {
    expect(Buffer.from(bytes).equals(bytesOf(name)), `${name} is not what is generated`).toBe(true);
    expect(Buffer.from(bytes).equals(again.get(name)!), `${name} changes from run to run`).toBe(
      true,
    );
  }
});

describe.each(CHANNELS)('$file', (channel) => {
  const { grid, recognition } = readStatement(bytesOf(channel.file));
  const told = eventsOf(channel, events);

  test('is proven in direction and order, without a break or a failed cross-check', () => {
    expect(recognition.direction.proof).toBe('proven');
    expect(recognition.order).toBe(channel.order);
    expect(recognition.breaks).toEqual([]);
    expect(recognition.faulty).toEqual([]);
    expect(recognition.crossChecks.length).toBeGreaterThan(2);
    expect(recognition.crossChecks.filter(({ ok }) => !ok)).toEqual([]);
  });

  test('gives back the story line by line', () => {
    const read = recognition.lines.map((line) => ({
      row: line.rowNumber,
      day: line.day,
      amountFen: line.amountFen,
      balanceFen: line.balanceFen,
      name: line.counterpartyName ?? '',
      account: line.counterpartyAccount ?? '',
      memo: line.memo,
    }));
    expect(read).toEqual(
      told.map(({ day, amountFen, balanceFen, name, account, memo }, at) => {
        return { row: channel.firstRow + at, day, amountFen, balanceFen, name, account, memo };
      }),
    );
  });

  test('names nobody who could exist', () => {
    for (const { counterpartyName: name } of recognition.lines) {
      expect(name ?? '某').toMatch(/^\p{Script=Han}?某\p{Script=Han}?$|示例/u);
    }
    expect(realLooking(grid.rows.flat().map(cellText))).toEqual([]);
  });
});

test('the three channels are three containers and three layouts', () => {
  const read = CHANNELS.map(({ file }) => readStatement(bytesOf(file)));
  expect(read.map(({ grid }) => [grid.container, grid.encoding])).toEqual([
    ['biff', null],
    ['text', 'gb18030'],
    ['xlsx', null],
  ]);
  const headers = read.map(({ recognition }) => recognition.columns.map((c) => c.header).join());
  expect(new Set(headers).size).toBe(3);
});

test('the story has what the sample is to show', () => {
  const lines = CHANNELS.flatMap(({ file }) => readStatement(bytesOf(file)).recognition.lines);
  const on = (day: string) => events.filter((event) => event.day === day);
  const [twin, other] = on('2023-05-24').filter(({ amountFen }) => amountFen === -128_000);
  expect(other).toMatchObject({ name: twin!.name, account: twin!.account, memo: twin!.memo });
  const [transfer, fee] = on('2023-10-18');
  expect(fee!.booking.kind).toBe('bank_fee');
  expect(fee!.serial).toBe(transfer!.serial);
  expect(lines.filter(({ serial }) => serial === fee!.serial)).toHaveLength(2);
  const sentAndBack = events.filter(({ booking }) => booking.ref ?? booking.of);
  expect(sentAndBack.map(({ amountFen }) => amountFen)).toEqual([-6_400_000, 6_400_000]);
  const late = lines.filter(({ day, time }) => day === '2023-09-10' && time === '16:20:15');
  expect(late).toHaveLength(1);
  const interest = events.filter(({ booking }) => booking.kind.startsWith('interest'));
  expect(interest.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0);
});

test('no number in any text file is an account or identity number that could exist', () => {
  const texts = [...committed]
    .filter(([name]) => /\.(json|csv)$/.test(name) && name !== WEB.file)
    .map(([, bytes]) => new TextDecoder().decode(bytes));
  expect(realLooking(texts)).toEqual([]);
});

describe('people.csv', () => {
  const [header, ...rows] = new TextDecoder().decode(bytesOf('people.csv')).trimEnd().split('\n');
  const people = rows.map((row) => row.split(','));
  const listed = new Set(people.flat());

  test('has exactly its four columns, all filled', () => {
    expect(header).toBe('name,id,account,phone');
    for (const person of people) {
      expect(person).toHaveLength(4);
      expect(person).not.toContain('');
    }
  });

  test('lists every person of the applications and the statements with all that is secret', () => {
    const secrets = everyPerson();
    expect(secrets.length).toBeGreaterThan(120);
    expect(secrets.filter((secret) => !listed.has(secret))).toEqual([]);
  });

  test('names nobody who could exist', () => {
    for (const [name, id, account, phone] of people as [string, string, string, string][]) {
      expect(name).toMatch(/^\p{Script=Han}某\p{Script=Han}$/u);
      expect(id).toMatch(/^999999\d{12}$/);
      expect(passesIdentityCheck(id)).toBe(false);
      expect(passesLuhn(account)).toBe(false);
      expect(phone).toMatch(/^10\d{9}$/);
    }
    for (const at of [1, 2, 3]) {
      // One person is there twice, with the account that was wrong.
      const different = new Set(people.map((person) => person[at]));
      expect(different.size).toBe(at === 2 ? people.length : people.length - 1);
    }
  });
});

test('the check of numbers finds a real-looking one', () => {
  // 11010519491231002X is the example of the standard itself (GB 11643).
  expect(realLooking(['证件11010519491231002X。'])).toHaveLength(1);
  expect(realLooking(['a 4111111111111111'])).toHaveLength(1);
  expect(realLooking(['110105194912310021', '8201040000000202300'])).toEqual([]);
});

/** Long numbers, serials with their letters in front left out, that pass the check digit of an account, a card or an identity number. */
function realLooking(texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => text.match(/(?<![A-Z\d])\d{11,}X?/g) ?? [])
    .filter((number) => passesLuhn(number.replace('X', '')) || identitiesIn(number).length > 0);
}

const BIRTH = /^[1-6]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;

const identitiesIn = (number: string): string[] =>
  Array.from({ length: Math.max(number.length - 17, 0) }, (_, at) =>
    number.slice(at, at + 18),
  ).filter((part) => passesIdentityCheck(part) && (number.length === 18 || BIRTH.test(part)));

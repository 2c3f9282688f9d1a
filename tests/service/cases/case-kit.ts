import type { CallOutput } from '#shared/contract/index.ts';
import type { Kit } from '../ledger-kit.ts';

/** Fields of a registration, with what a test cares about changed. */
export const caseFields = (caseNo: string, changes: object = {}) => ({
  caseNo,
  category: 'backlog',
  crossSeparated: false,
  specialHardship: false,
  township: '示例镇',
  unit: '示例镇人民政府',
  acceptedOn: '2023-01-10',
  dueOn: '2023-06-30',
  summary: '生活困难，申请救助',
  ...changes,
});

export function registerCase(kit: Kit, caseNo: string, changes: object = {}): string {
  const input = { fundUid: kit.fundUid, ...caseFields(caseNo, changes) };
  return kit.session.run('cases.register', input).uid;
}

export function addEvent(
  kit: Kit,
  caseUid: string,
  kind: string,
  day: string,
  changes: object = {},
): string {
  return kit.session.run('cases.addEvent', {
    caseUid,
    kind,
    day,
    documentNo: kind === 'settled' ? '息访协议1号' : '',
    result: null,
    way: null,
    note: '',
    replacesUid: null,
    ...changes,
  }).uid;
}

export const FILTER = {
  year: 2023,
  on: '2023-12-31',
  categories: [],
  states: [],
  township: null,
  text: '',
};

/** The numbers of the cases a filter finds, in their order, read page by page. */
export function numbersOf(kit: Kit, changes: object = {}, limit = 500): string[] {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const input = { fundUid: kit.fundUid, ...FILTER, ...changes, cursor, limit };
    const page: CallOutput<'cases.list'> = kit.session.run('cases.list', input);
    found.push(...page.rows.map(({ caseNo }) => caseNo));
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

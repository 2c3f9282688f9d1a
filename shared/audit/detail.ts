import { GATE_WORDS } from '../approvals/gates.ts';
import { PAPER_WORDS } from '../contract/papers.ts';
import { formatYuan } from '../money/fen.ts';
import { PAYEE_ROLE_WORDS, ROLE_WORDS } from '../terms.ts';
import type { Change } from './changes.ts';
import { FIELDS } from './fields.ts';

interface ReadFact {
  readonly word: string;
  readonly text: string;
}

/** A line's detail as it reads: what the call was about, and what it changed. */
export interface ReadDetail {
  readonly facts: readonly ReadFact[];
  readonly changes: readonly Change[];
}

interface FactWords {
  readonly word: string;
  text(value: never): string;
}

const told = (word: string): FactWords => ({ word, text: String });

const PAPERS: Readonly<Record<string, string>> = PAPER_WORDS;
const GATES: Readonly<Record<string, { word: string }>> = GATE_WORDS;

/** How the log's facts read; facts that only name a record by its uid are left to the raw text. */
const FACTS: Readonly<Record<string, FactWords>> = {
  ...FIELDS,
  // Of what was printed or saved the kind of paper stands there.
  kind: {
    word: FIELDS.kind.word,
    text: (kind: string) => PAPERS[kind] ?? FIELDS.kind.text(kind as never),
  },
  gate: { word: '环节', text: (gate: string) => GATES[gate]?.word ?? gate },
  year: told('年度'),
  budgetYear: told('年度'),
  role: { word: '角色', text: (role: keyof typeof ROLES) => ROLES[role] ?? role },
  validFrom: told('启用日期'),
  date: told('日期'),
  balanceFen: { word: '余额', text: formatYuan },
  voucherNo: told('凭证'),
  chainSeq: told('账链'),
  total: told('总行数'),
  new: told('新增'),
  existing: told('已有'),
  suspected: told('疑似重复'),
  skipped: told('跳过'),
  faulty: told('无法识别'),
  added: told('导入'),
  skippedByChoice: told('选择不导入'),
};

/** Of an operator, and of whoever is paid. */
const ROLES = { ...ROLE_WORDS, ...PAYEE_ROLE_WORDS };

/** The log keeps facts as JSON; what is none of its own making is shown as it stands. */
export function readDetail(detail: string): ReadDetail {
  try {
    const { changes = [], ...rest } = JSON.parse(detail) as { changes?: Change[] };
    // A fact of the input is often one of the result too.
    const facts = new Map(gather(rest).map((fact) => [`${fact.word} ${fact.text}`, fact]));
    return { facts: [...facts.values()], changes };
  } catch {
    return { facts: [{ word: '', text: detail }], changes: [] };
  }
}

function gather(value: unknown): ReadFact[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    // Where every gate of an application stands is not what was done.
    if (key === 'gates' || inner === '') return [];
    if (Array.isArray(inner) && key.endsWith('ids')) {
      return { word: '共', text: `${inner.length} 项` };
    }
    if (typeof inner === 'object') return gather(inner);
    const words = Object.hasOwn(FACTS, key) ? FACTS[key] : undefined;
    return words === undefined ? [] : { word: words.word, text: words.text(inner as never) };
  });
}

/** An empty value, before or after. */
export const NOTHING = '（空）';

const changeText = ({ field, before, after }: Change): string =>
  `${field}：${before || NOTHING} → ${after || NOTHING}`;

/** In one line, as a clerk reads it: 「文号 示1号，金额 200.00；修改 金额：100.00 → 200.00」. */
export function detailText(detail: string): string {
  const { facts, changes } = readDetail(detail);
  return [
    facts.map(({ word, text }) => `${word} ${text}`.trim()).join('，'),
    ...(changes.length === 0 ? [] : [`修改 ${changes.map(changeText).join('；')}`]),
  ]
    .filter((part) => part !== '')
    .join('；');
}

import { GATE_WORDS } from '#shared/approvals/gates.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { BUDGET_KIND_WORDS, ROLE_WORDS, USE_KIND_WORDS } from '#shared/terms.ts';

/** How the log's facts read; facts that only name a record by its uid are left to the raw text. */
const FACT_WORDS: Readonly<Record<string, string>> = {
  year: '年度',
  budgetYear: '年度',
  kind: '类型',
  gate: '环节',
  number: '编号',
  role: '角色',
  documentNo: '文号',
  effectiveOn: '生效日期',
  validFrom: '启用日期',
  day: '日期',
  date: '日期',
  requestedFen: '申请金额',
  amountFen: '金额',
  balanceFen: '余额',
  voucherNo: '凭证',
  chainSeq: '账链',
  total: '总行数',
  new: '新增',
  existing: '已有',
  suspected: '疑似重复',
  skipped: '跳过',
  faulty: '无法识别',
  added: '导入',
  skippedByChoice: '选择不导入',
};

const GATES: Readonly<Record<string, { word: string }>> = GATE_WORDS;

const KIND_WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(ENTRY_KINDS).map(([kind, { word }]) => [kind, word])),
  ...USE_KIND_WORDS,
  ...BUDGET_KIND_WORDS,
};

/** The log keeps facts as JSON; a clerk reads them as 「类型 年中追加，金额 50,000.00」. */
export function detailText(detail: string): string {
  const facts: string[] = [];
  try {
    gather(JSON.parse(detail), facts);
  } catch {
    return detail;
  }
  return [...new Set(facts)].join('，');
}

function gather(value: unknown, facts: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    // Where every gate of an application stands is not what was done.
    if (key === 'gates') continue;
    const word = FACT_WORDS[key];
    if (Array.isArray(inner) && key.endsWith('ids')) facts.push(`共 ${inner.length} 项`);
    else if (typeof inner === 'object') gather(inner, facts);
    else if (word !== undefined && inner !== '') facts.push(`${word} ${factText(key, inner)}`);
  }
}

function factText(key: string, value: unknown): string {
  if (key.endsWith('Fen') && Number.isSafeInteger(value)) return formatYuan(Number(value));
  const text = String(value);
  if (key === 'kind') return KIND_WORDS[text] ?? text;
  if (key === 'gate') return GATES[text]?.word ?? text;
  if (key === 'role') return (ROLE_WORDS as Record<string, string>)[text] ?? text;
  return text;
}

import type { z } from 'zod';
import type { FullContent, suggestion } from '../contract/entries.ts';
import { emptyDraft } from './draft.ts';
import type { EntryKind } from './kinds.ts';

/** Made inside the services, where the payee is known in full. */
export type Suggestion = z.infer<typeof suggestion> & { content: FullContent };

/** What a suggestion knows of one statement line. */
export interface LineFacts {
  lineUid: string;
  accountUid: string;
  day: string;
  /** + in, − out; the part not yet booked. */
  amountFen: number;
  counterpartyName: string;
  counterpartyAccount: string;
  memo: string;
}

interface Clue {
  readonly kind: EntryKind;
  readonly direction: 'in' | 'out';
  /** Looked for in memo and counterparty together. */
  readonly words: RegExp;
  readonly certainty: Suggestion['certainty'];
  readonly purpose: string;
  readonly why: string;
}

/** The first clue that fits wins, so the surer ones stand first. */
const CLUES: readonly Clue[] = [
  {
    kind: 'interest',
    direction: 'in',
    words: /结息|利息|存款息|息金/,
    certainty: 'sure',
    purpose: '存款利息',
    why: '银行摘要写明是利息',
  },
  {
    kind: 'interest_remitted',
    direction: 'out',
    words: /利息(上缴|缴库|缴款|划缴)|上缴.*利息/,
    certainty: 'likely',
    purpose: '利息上缴国库',
    why: '摘要写明上缴利息',
  },
  {
    kind: 'bank_fee',
    direction: 'out',
    words: /手续费|工本费|汇划费|账户管理费|年费|短信费|回单费|邮电费|服务费|网银费/,
    certainty: 'sure',
    purpose: '银行手续费',
    why: '银行摘要写明是收费',
  },
  {
    kind: 'returned',
    direction: 'in',
    words: /退汇|退票|退回|退款|冲退|汇款失败|账号户名不符|账户不符/,
    certainty: 'likely',
    purpose: '付款退回',
    why: '摘要写明是退回的款项，请选择原付款',
  },
  {
    kind: 'unspent_returned',
    direction: 'out',
    words: /结余(上缴|缴回|收回)|缴回财政|上缴财政|收回存量/,
    certainty: 'likely',
    purpose: '结余资金上缴',
    why: '摘要写明结余上缴',
  },
  {
    kind: 'appropriation',
    direction: 'in',
    words: /财政|国库|拨款|预算指标|专项资金|零余额/,
    certainty: 'likely',
    purpose: '财政拨款',
    why: '付款方或摘要与财政有关，请选择对应的预算指标',
  },
  {
    kind: 'relief',
    direction: 'out',
    words: /救助|救济|困难|补助|慰问|抚慰/,
    certainty: 'likely',
    purpose: '',
    why: '摘要写明救助，请选择所依据的审批',
  },
  {
    kind: 'working_expense',
    direction: 'out',
    words:
      /差旅|办公|印刷|租车|租赁|会议|培训|误餐|接访|交通|住宿|餐费|邮寄|公务|报销|采购|维修|服务/,
    certainty: 'likely',
    purpose: '',
    why: '摘要像工作经费',
  },
];

/**
 * Proposes how to book one or several lines (all of one account, day and direction). It only
 * proposes: the clerk sees the reason and decides.
 */
export function suggestEntry(lines: readonly LineFacts[]): Suggestion {
  const [first] = lines;
  if (first === undefined) throw new RangeError('a suggestion needs a line');
  const direction = first.amountFen > 0 ? 'in' : 'out';
  const said = lines.map((line) => `${line.memo} ${line.counterpartyName}`).join(' ');
  const clue = CLUES.find((c) => c.direction === direction && c.words.test(said)) ?? null;
  const kind = clue?.kind ?? guessKind(direction, first);
  return {
    content: contentOf(kind, clue?.purpose || purposeFrom(lines), lines),
    reason: clue?.why ?? '摘要中没有可靠的线索，请核对后选择类别',
    certainty: clue?.certainty ?? 'guess',
  };
}

function guessKind(direction: 'in' | 'out', line: LineFacts): EntryKind {
  if (direction === 'in') return 'undetermined';
  // Payments to a person are most often relief, those to a unit working expense.
  return isPersonName(line.counterpartyName) ? 'relief' : 'working_expense';
}

const UNIT =
  /公司|局|中心|银行|院|所|店|厂|社|部|校|站|队|会|办|室|场|馆|行|委|政府|单位|集团|酒店|宾馆|户$/;
const isPersonName = (name: string): boolean =>
  /^[\p{Script=Han}·*]{2,6}$/u.test(name) && !UNIT.test(name);

/** The bank's own words for the purpose, without the names of people. */
function purposeFrom(lines: readonly LineFacts[]): string {
  const memos = new Set(
    lines.flatMap(({ memo, counterpartyName }) =>
      memo
        .split(/[；;]/)
        .map((part) => part.trim())
        .filter(
          (part) => part !== '' && !(counterpartyName !== '' && part.includes(counterpartyName)),
        ),
    ),
  );
  return [...memos].slice(0, 3).join('；').slice(0, 100);
}

function contentOf(kind: EntryKind, purpose: string, lines: readonly LineFacts[]): FullContent {
  const first = lines[0]!;
  const total = lines.reduce((sum, line) => sum + line.amountFen, 0);
  const oneParty = lines.every((line) => line.counterpartyName === first.counterpartyName);
  return {
    ...emptyDraft(kind),
    accountUid: first.accountUid,
    businessDate: first.day,
    amountFen: Math.abs(total),
    purpose,
    counterparty:
      oneParty && first.counterpartyName !== ''
        ? { name: first.counterpartyName, account: first.counterpartyAccount || null }
        : null,
    attachments: kind === 'bank_fee' || kind === 'interest' ? [{ kind: 'bank-line' }] : [],
    lines: lines.map(({ lineUid, amountFen }) => ({ lineUid, amountFen })),
  };
}

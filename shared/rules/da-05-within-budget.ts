import { chineseDay, type Day } from '../dates/day.ts';
import { yuan } from '../entries/describe.ts';
import type { Batch } from './batch.ts';
import { failed, notApplicable, passed, type Rule } from './judgement.ts';
import type { DayRoom, Measure } from './spending.ts';

const CODE = 'DA-05';

/**
 * DA-05: for every day from the payment to the year's end, posted net spending ≤ authorised as of
 * that day, in total and for this year's and carried-over money each. The batch is judged as a
 * whole; a day counts only when the batch raises net spending up to it, so that returns,
 * corrections that net to zero and an earlier 调减 never block a record.
 */
export const withinBudget: Rule = (entry, batch) => {
  const own = batch.changes.get(entry.uid) ?? [];
  if (own.length === 0) return notApplicable(CODE);
  // What lowers spending can't overspend. A fee never fails: it was split so that it fits.
  const raises = own.filter((change) => change.currentFen + change.carryoverFen > 0);
  if (raises.length === 0) return passed(CODE);
  const [first] = raises.map((change) => change.day).sort();
  const carried = raises.some((change) => change.carryoverFen > 0);
  const shortage = findShortage(batch, first!, carried ? 'carryover' : 'current');
  return shortage === null ? passed(CODE) : failed(CODE, entry, sayShortage(shortage));
};

interface Shortage {
  measure: Measure;
  firstDay: Day;
  firstFen: number;
  worstDay: Day;
  worstFen: number;
}

/** The total is named first: it needs more budget, not merely the other year's money. */
function findShortage(batch: Batch, from: Day, own: 'current' | 'carryover'): Shortage | null {
  const rooms = batch.rooms.filter(({ day }) => day >= from);
  return shortageOf(rooms, 'total') ?? shortageOf(rooms, own);
}

function shortageOf(rooms: DayRoom[], measure: Measure): Shortage | null {
  const short = rooms.filter((r) => r.batchFen[measure] > 0 && r.roomFen[measure] < 0);
  const [first] = short;
  if (!first) return null;
  const worst = short.reduce((a, b) => (b.roomFen[measure] < a.roomFen[measure] ? b : a));
  return {
    measure,
    firstDay: first.day,
    firstFen: -first.roomFen[measure],
    worstDay: worst.day,
    worstFen: -worst.roomFen[measure],
  };
}

const MEASURE_WORDS: Record<Measure, string> = {
  total: '已生效的预算指标',
  current: '已生效的当年预算指标',
  carryover: '已生效的上年结转指标',
};

function sayShortage(shortage: Shortage): string {
  const { measure, firstDay, firstFen, worstDay, worstFen } = shortage;
  const worst =
    worstDay === firstDay ? '' : `（${chineseDay(worstDay)}最多，缺 ${yuan(worstFen)}）`;
  const otherMoney = measure === 'total' ? '' : '核对资金年度（当年预算、上年结转）是否选错；';
  return (
    `${chineseDay(firstDay)}累计支出超出${MEASURE_WORDS[measure]}，缺 ${yuan(firstFen)}${worst}。` +
    `尚未付款的，等追加指标生效后再付；已经付出的改记待查付款，待指标生效后转列；` +
    `${otherMoney}确属例外的，由主管登记例外及依据。`
  );
}

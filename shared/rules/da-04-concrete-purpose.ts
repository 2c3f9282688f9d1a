import { failed, isRed, notApplicable, passed, type Rule } from './judgement.ts';

const CODE = 'DA-04';

/** DA-04: relief and working expense state a concrete purpose, not a bare category word. */
export const concretePurpose: Rule = (entry) => {
  const judged = entry.kind === 'relief' || entry.kind === 'working_expense';
  if (!judged || isRed(entry)) return notApplicable(CODE);
  const fault = faultOfPurpose(entry.purpose);
  return fault === null ? passed(CODE) : failed(CODE, entry, fault);
};

/** Words that name a category and nothing else. Refused only when they are all that is said. */
const BARE_CATEGORY_WORDS: ReadonlySet<string> = new Set(
  [
    '费用 各项费用 相关费用 有关费用 其他费用 其它费用 杂费 杂项 花费 开支 支出 其他支出 其它支出',
    '其他 其它 救助 救助金 救助款 救助费 救助支出 救助费用 救济 救济金 救济款 补助 补助金 补助款',
    '经费 工作经费 工作费用 业务费 业务经费 专项经费 专项资金 专款 资金 基金 款项 用款 拨款 经费支出',
    '支付 付款 汇款 转账 转款 打款 付费 缴费 报销 结算 手续费 用途 事由 同上 暂无 待定 待补',
  ].flatMap((line) => line.split(' ')),
);

/** What is wrong with a purpose (用途), or null. */
export function faultOfPurpose(purpose: string): string | null {
  const plain = normalisePurpose(purpose);
  const hanLetters = plain.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (hanLetters < 2) {
    return '用途未写清楚。请用至少两个汉字写明具体用途，如「困难救助金」「接访人员误餐费」。';
  }
  if (BARE_CATEGORY_WORDS.has(plain)) {
    return `用途「${plain}」只是类别名称，不是具体用途。请写明钱用在什么事上，如「困难救助金」「接访人员误餐费」。`;
  }
  return null;
}

/** NFKC, without spaces, punctuation and symbols: 「 救 助。」 is 「救助」. */
export function normalisePurpose(text: string): string {
  return text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
}

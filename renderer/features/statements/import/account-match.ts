import type { FundView } from '#shared/contract/setup.ts';
import type { StagedStatement } from '#shared/contract/statements.ts';

/** Says in words which account of the fund the file was matched with, and why it is or isn't sure. */
export function accountMatch(
  staged: StagedStatement,
  accounts: FundView['accounts'],
): { ok: boolean; note: string } {
  if (staged.refusal) return { ok: false, note: '不是本基金在该期间登记的账户。' };
  const account = accounts.find((a) => a.uid === staged.accountUid);
  const unproven = staged.questions.some((q) => q.code === 'account-unproven');
  if (!account) return { ok: false, note: '没有对上本基金的账户，请在下方选择。' };
  const name = `${account.bankName} 尾号 ${account.accountNo.slice(-4)}`;
  if (unproven) return { ok: false, note: `文件不能证明是 ${name}，需在确认导入时确认。` };
  return { ok: true, note: `与本基金账户 ${name} 相符。` };
}

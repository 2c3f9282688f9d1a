import type { StagedStatement } from '#shared/contract/statements.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { CHECK_WORDS, isAmountCheck } from '#shared/statements/shown-words.ts';
import type { CrossCheck } from '#shared/statements/types.ts';
import type { Stage } from './stage.ts';

type Question = StagedStatement['questions'][number];

/**
 * What must be answered about the whole file before anything is written. An ambiguous direction
 * can't be confirmed away: the user has to choose one by the column mapper.
 */
export function questionsOf(
  stage: Pick<Stage, 'recognition' | 'account' | 'mapping' | 'partialDays'>,
): Question[] {
  const { recognition, account, mapping } = stage;
  const questions: Question[] = [];
  const ask = (code: Question['code'], message: string) => questions.push({ code, message });
  if (account === null || !account.proven) {
    ask('account-unproven', '文件里没有可以核对的本方账号，请确认它属于所选的银行账户。');
  }
  const { proof } = recognition.direction;
  if (proof === 'ambiguous' && mapping.direction === undefined) {
    ask('direction-ambiguous', '仅凭这份文件无法判断哪一列是收、哪一列是支，请选择收支方向。');
  } else if (proof === 'assumed') {
    ask(
      'direction-unproven',
      recognition.breaks.length > 0
        ? '余额不能逐行衔接，收支方向取断点最少的一种，请核对。'
        : '文件没有可核对的余额，收支方向按列名判断，请核对。',
    );
  }
  const failed = recognition.crossChecks.filter((check) => !check.ok);
  if (failed.length > 0) ask('cross-check-failed', crossCheckMessage(failed));
  const [firstDay] = stage.partialDays;
  if (firstDay !== undefined) {
    const days = stage.partialDays.length > 1 ? `等 ${stage.partialDays.length} 天` : '';
    ask(
      'part-of-day',
      `${firstDay}${days}的流水账中已有而本文件没有，本文件可能只含当天的一部分。`,
    );
  }
  return questions;
}

function crossCheckMessage(failed: readonly CrossCheck[]): string {
  const figures = failed.filter(({ name }) => name !== 'sheets').map(inequality);
  const sheets = failed.find(({ name }) => name === 'sheets');
  const unequal = `文件自己写明的与逐行得出的不符，可能缺行：${figures.join('；')}。`;
  if (sheets === undefined) return unequal;
  const unread = `文件里有几张工作表像对账单：${sheets.stated}；这次只读了${sheets.found}，其余请另选工作表再导入。`;
  return figures.length === 0 ? unread : `${unequal}${unread}`;
}

function inequality({ name, stated, found }: CrossCheck): string {
  const shown = (value: number | string) =>
    typeof value === 'number' && isAmountCheck(name) ? formatYuan(value) : String(value);
  return `${CHECK_WORDS[name]}写明 ${shown(stated)}，逐行得 ${shown(found)}`;
}

/**
 * Whether naming the file and the ledger answers a question, because nothing speaks against it; the
 * answer is logged and said. A direction chosen against balances that break is never taken so.
 */
export const mayBeAssumed = (code: Question['code'], breaks: readonly number[]): boolean =>
  code === 'account-unproven' ||
  code === 'part-of-day' ||
  (code === 'direction-unproven' && breaks.length === 0);

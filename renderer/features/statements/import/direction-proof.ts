import { DIRECTION_WORDS, ORDER_WORDS } from '#shared/statements/shown-words.ts';
import type { StagedRecognition } from './wizard-state.ts';

/** How sure the direction is, in one sentence a clerk can check against the paper. */
export function directionProof(recognition: StagedRecognition): string {
  const { direction, breaks, checkedBalances, candidates } = recognition;
  const checked = `用余额核对了 ${checkedBalances} 处`;
  switch (direction.proof) {
    case 'proven':
      return `已证明：${checked}，逐笔相符；换成别的读法都会断开。`;
    case 'ambiguous': {
      const readings = candidates.map((c) => DIRECTION_WORDS[c.direction]);
      const words = [...new Set(readings)].join('；或 ');
      return `有几种读法都说得通（${words}），请对照银行原件选定。`;
    }
    case 'assumed':
      if (checkedBalances === 0)
        return '未能证明：文件没有可核对的余额，只按列名推断，请对照原件。';
      return `未能证明：${checked}，有 ${breaks.length} 处断开；这是断开最少的读法，请对照原件。`;
  }
}

export function orderProof(recognition: StagedRecognition): string {
  const word = ORDER_WORDS[recognition.order];
  return recognition.order === 'unknown' ? `${word}（行数太少或没有余额）` : word;
}

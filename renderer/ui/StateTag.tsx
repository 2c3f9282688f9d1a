import {
  CASE_STATE_WORDS,
  DRAFT_STATE_WORDS,
  ENTRY_STATE_WORDS,
  LINE_STATE_WORDS,
} from '#shared/terms.ts';

const WORDS = {
  ...ENTRY_STATE_WORDS,
  ...DRAFT_STATE_WORDS,
  ...LINE_STATE_WORDS,
  ...CASE_STATE_WORDS,
  current: '有效',
  replaced: '已被更正',
  done: '完成',
  refused: '未通过',
} as const;
export type StateName = keyof typeof WORDS;

/** A state is always one colour and one word; the colour stands in `styles/states.css`. */
export function StateTag({ state }: { state: StateName }) {
  return (
    <span className="state-tag" data-state={state}>
      {WORDS[state]}
    </span>
  );
}

import type { Tone } from '../lib/stage-tone.ts';

/** Where an application or one of its gates stands: a word with its colour (`styles/states.css`). */
export function StageTag({ tone, word }: { tone: Tone; word: string }) {
  return (
    <span className="state-tag" data-tone={tone}>
      {word}
    </span>
  );
}

import type { ReactNode } from 'react';

/** A word and what it says, in a `detail-list`. */
export function DetailItem({ word, children }: { word: string; children: ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

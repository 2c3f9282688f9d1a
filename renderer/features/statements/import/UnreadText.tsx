import type { Mapping } from '#shared/statements/types.ts';
import { SourceFields } from './SourceFields.tsx';

/** Refusals that another encoding or delimiter may lift; there is no table to show beside them. */
const LIFTED_BY_CHOICE = ['STM-ENCODING', 'STM-TOO-MANY-COLUMNS', 'STM-CELL-TOO-LONG'];

export function UnreadText(props: { code: string; onMapping(mapping: Mapping): void }) {
  if (!LIFTED_BY_CHOICE.includes(props.code)) return null;
  return (
    <section className="unread-text" aria-label="手工指定读法">
      <SourceFields source={null} mapping={{}} onMapping={props.onMapping} />
    </section>
  );
}

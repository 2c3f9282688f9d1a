import { type ReactNode, useId } from 'react';

/** A word above its control, tied together for screen readers. */
export function MappingField(props: { word: string; children(id: string): ReactNode }) {
  const id = useId();
  return (
    <div className="mapping-field">
      <label htmlFor={id}>{props.word}</label>
      {props.children(id)}
    </div>
  );
}

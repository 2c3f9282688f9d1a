import { type DragEvent, useRef, useState } from 'react';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { ACCEPTED } from './paper-text.ts';

/** A region of the page that takes dropped files. */
export function DropArea(props: {
  /** Its name, for those who don't see its edges. */
  name: string;
  onFiles(files: File[]): void;
  children: React.ReactNode;
}) {
  const [over, setOver] = useState(false);
  const dragged = (event: DragEvent) => {
    // A dialog of the panel is inside it for React, not on the screen.
    if (!event.currentTarget.contains(event.target as Node)) return;
    event.preventDefault();
    setOver(event.type === 'dragover');
    if (event.type === 'drop') props.onFiles([...event.dataTransfer.files]);
  };
  return (
    <section
      className={over ? 'papers papers-over' : 'papers'}
      aria-label={props.name}
      onDragOver={dragged}
      onDragLeave={dragged}
      onDrop={dragged}
    >
      {props.children}
    </section>
  );
}

/** The files' bytes are read in the page: where they lie never comes here. */
export function ChooseFiles(props: {
  word: string;
  refusal: string | null;
  onFiles(files: File[]): void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ReasonButton reason={props.refusal} onClick={() => input.current?.click()}>
        {props.word}
      </ReasonButton>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        aria-label="选择附件文件"
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          props.onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

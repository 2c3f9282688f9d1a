import { Modal } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { CallError } from '../lib/call-error.ts';
import type { FieldFaults } from '../lib/field-faults.ts';
import { enterMovesOn, useKeys } from '../lib/keys.ts';
import { ErrorNotice } from './ErrorNotice.tsx';

/**
 * A form over its list. Closing loses nothing: the caller keeps what is typed in a draft.
 * What is wrong is shown once the user has wanted to save, and the cursor goes to the first of it.
 */
export function FormDialog(props: {
  title: string;
  saveWord: string;
  faults: FieldFaults;
  pending: boolean;
  error: CallError | null;
  /** Long forms stand in two columns, so that their buttons stay in sight at 768 px. */
  twoColumns?: boolean;
  /** Why it can't be saved at all, said in the form itself. */
  refused?: boolean;
  onSave(): void;
  onClose(): void;
  children(faults: FieldFaults): ReactNode;
}) {
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries > 0) goToFirstFault(form.current);
  }, [tries]);
  useEffect(() => {
    if (props.error) show(form.current?.querySelector('.error-notice'));
  }, [props.error]);
  const save = () => {
    setTries(tries + 1);
    const free = !props.pending && !props.refused;
    if (Object.keys(props.faults).length === 0 && free) props.onSave();
  };
  useKeys(
    {
      'Ctrl+S': { word: props.saveWord, run: save },
      Esc: { word: '返回（已填内容保留）', run: props.onClose },
    },
    props.title,
    'dialog',
  );
  return (
    <Modal
      open
      title={props.title}
      okText={props.saveWord}
      cancelText="返回"
      okButtonProps={{ loading: props.pending, title: 'Ctrl+S', disabled: props.refused ?? false }}
      onOk={save}
      onCancel={props.onClose}
      keyboard={false}
      mask={{ closable: false }}
      width={props.twoColumns ? 760 : 560}
    >
      <div ref={form} onKeyDownCapture={enterMovesOn} className="form-dialog">
        <div className={props.twoColumns ? 'form-columns' : undefined}>
          {props.children(tries > 0 ? props.faults : {})}
        </div>
        {props.error && <ErrorNotice error={props.error} />}
      </div>
    </Modal>
  );
}

/** A long form scrolls: what is wrong may stand where nobody looks. */
function goToFirstFault(form: HTMLElement | null): void {
  const fault = form?.querySelector('.field-fault');
  const field = fault?.closest('.field')?.querySelector('input, textarea');
  if (field instanceof HTMLElement) field.focus();
  show(fault);
}

const show = (element: Element | null | undefined) => element?.scrollIntoView({ block: 'nearest' });

import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { KeptPayee, Payee } from '#shared/contract/entries.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { fullPayee, keptPayee } from '#shared/entries/payee.ts';
import { ENTER_SKIPS } from '../../../lib/keys.ts';
import { RevealPayees } from '../payees/RevealPayees.tsx';
import { Field } from './Field.tsx';
import { fieldId, focusField } from './fields.ts';
import type { FormPart } from './form-types.ts';

/** Of a unit without an account nothing is left out: it is edited as it stands. */
const isMasked = ({ shown }: KeptPayee): boolean =>
  [shown.name, shown.account ?? ''].some((text) => text.includes('*'));

const NOBODY: Payee = { name: '', account: null };

/**
 * Who pays or is paid, as the bank or the decision names them. A saved one comes masked: it is shown
 * for a reason, or typed anew; left alone, it stays as it is.
 */
export function PayeeFields(props: FormPart & { onShown(payee: Payee): void }) {
  const { content, change, missing, disabled } = props;
  const [retyping, setRetyping] = useState(false);
  const kept = keptPayee(content.counterparty);
  const hides = kept !== null && isMasked(kept);
  const typed = (hides ? null : kept?.shown) ?? fullPayee(content.counterparty) ?? NOBODY;
  const masked = hides && !retyping;
  const shown = masked ? kept.shown : typed;
  const set = (patch: Partial<Payee>) => {
    const next = { ...typed, ...patch };
    setRetyping(false);
    change({ counterparty: next.name === '' && next.account === null ? null : next });
  };
  const word = ENTRY_KINDS[content.kind].direction === 'out' ? '收款' : '付款';
  return (
    <>
      <Field name="counterparty" starts word={`${word}人`} missing={missing.get('counterparty')}>
        <Space.Compact block>
          <Input
            id={fieldId('counterparty')}
            value={shown.name}
            maxLength={120}
            readOnly={masked}
            variant={masked ? 'filled' : 'outlined'}
            onChange={(event) => set({ name: event.target.value })}
            disabled={disabled}
            autoComplete="off"
          />
          {hides && <KeptActions {...props} of={kept} retyping={retyping} onRetype={setRetyping} />}
        </Space.Compact>
      </Field>
      <Field name="counterpartyAccount" word={`${word}账号`}>
        <Input
          id={fieldId('counterpartyAccount')}
          value={shown.account ?? ''}
          maxLength={60}
          readOnly={masked}
          variant={masked ? 'filled' : 'outlined'}
          onChange={(event) => set({ account: event.target.value || null })}
          disabled={disabled}
          autoComplete="off"
        />
      </Field>
    </>
  );
}

/** 显示 and 改填 of a masked payee; a new one replaces it only once something is typed. */
function KeptActions(props: {
  of: KeptPayee;
  disabled: boolean;
  retyping: boolean;
  onRetype(on: boolean): void;
  onShown(payee: Payee): void;
}) {
  const { kind, uid } = props.of.keptIn;
  const [asking, setAsking] = useState(false);
  if (props.retyping) {
    return (
      <Button {...ENTER_SKIPS} onClick={() => props.onRetype(false)}>
        不改了
      </Button>
    );
  }
  return (
    <>
      {kind === 'draft' && (
        <Button
          {...ENTER_SKIPS}
          title="户名和账号已遮住；查看要写明事由，记入日志"
          onClick={() => setAsking(true)}
        >
          显示
        </Button>
      )}
      <Button
        {...ENTER_SKIPS}
        disabled={props.disabled}
        onClick={() => {
          props.onRetype(true);
          focusField('counterparty');
        }}
      >
        改填
      </Button>
      {asking && (
        <RevealPayees
          kind={kind}
          uids={[uid]}
          onShown={([shown]) => {
            setAsking(false);
            if (shown?.payee) props.onShown(shown.payee);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

import { Button, Input, Select } from 'antd';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { OperatorView } from '#shared/contract/people.ts';
import type { LedgerStatus } from '#shared/contract/setup.ts';
import { useCommand } from '../../lib/api.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { lastOperator, rememberOperator } from './last-operator.ts';
import { RecoverDialog } from './RecoverDialog.tsx';
import { SamplePasswords } from './SamplePasswords.tsx';
import { operatorWords } from './words.ts';

/** A locked ledger: its name, who may open it, one password. */
export function LoginPage({ status }: { status: LedgerStatus }) {
  const active = status.operators.filter((one) => one.active);
  const last = lastOperator(status.uid);
  const first = active.find(({ uid }) => uid === last) ?? active[0]!;
  const [operatorUid, choose] = useState(first.uid);
  const [password, setPassword] = useState('');
  const [recovering, setRecovering] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const signIn = useCommand('people.signIn', { quiet: true });
  const close = useCommand('setup.close');
  const toPassword = () => field.current?.querySelector('input')?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another operator types another password
  useEffect(toPassword, [operatorUid]);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const signedIn = await signIn.run({ operatorUid, password });
    if (!signedIn) {
      setPassword('');
      toPassword();
      return;
    }
    rememberOperator(status.uid, operatorUid);
  };
  const fill = (operator: OperatorView, known: string) => {
    choose(operator.uid);
    setPassword(known);
    signIn.reset();
    toPassword();
  };
  return (
    <main className="login">
      <header>
        <h1>{status.bureau}</h1>
        <p>
          {status.fileName}
          {status.sample && <span className="mark mark-sample">示例</span>}
          {status.readOnly && <span className="mark">只读</span>}
        </p>
      </header>
      <form className="login-form" onSubmit={(event) => void submit(event)}>
        <Field label="操作员">
          <Select
            value={operatorUid}
            onChange={choose}
            onSelect={toPassword}
            options={active.map((one) => ({ value: one.uid, label: operatorWords(one) }))}
          />
        </Field>
        <div ref={field}>
          <Field label="口令">
            <Input.Password
              value={password}
              autoComplete="off"
              onChange={(event) => setPassword(event.target.value)}
            />
          </Field>
        </div>
        <Button
          type="primary"
          htmlType="submit"
          block
          disabled={password === ''}
          loading={signIn.pending}
        >
          登录
        </Button>
        {signIn.error && <ErrorNotice error={signIn.error} />}
      </form>
      {status.sample && <SamplePasswords operators={active} onUse={fill} />}
      <footer className="login-foot">
        <Button type="link" onClick={() => setRecovering(true)}>
          主管忘记口令：用恢复码重设
        </Button>
        <Button type="link" loading={close.pending} onClick={() => void close.run({})}>
          关闭账套
        </Button>
      </footer>
      {recovering && <RecoverDialog status={status} onClose={() => setRecovering(false)} />}
    </main>
  );
}

import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { calls } from '#shared/contract/index.ts';
import type { OperatorView } from '#shared/contract/people.ts';
import { useCommand } from '../../lib/api.ts';
import { faultsOf } from '../../lib/field-faults.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { NO_PASSWORD, PasswordFields, repeatFault } from './PasswordFields.tsx';
import { useLock } from './useLock.ts';
import { operatorWords } from './words.ts';

function useChange() {
  const [current, setCurrent] = useState('');
  const [twice, setTwice] = useState(NO_PASSWORD);
  const change = useCommand('people.changePassword', { quiet: true });
  const input = { current, next: twice.password };
  const faults = {
    ...repeatFault(twice),
    ...faultsOf(calls['people.changePassword'].input, input),
  };
  const run = () => change.run(input);
  const { pending, error } = change;
  return { current, setCurrent, twice, setTwice, faults, run, pending, error };
}

type Change = ReturnType<typeof useChange>;

function Fields({
  change,
  faults,
  word,
}: {
  change: Change;
  faults: Change['faults'];
  word: string;
}) {
  return (
    <>
      <Field label={word} fault={faults.current}>
        <Input.Password
          value={change.current}
          autoComplete="off"
          onChange={(event) => change.setCurrent(event.target.value)}
        />
      </Field>
      <PasswordFields
        label="新口令"
        value={change.twice}
        onChange={change.setTwice}
        faults={faults}
        at="next"
      />
    </>
  );
}

/** By one's own wish, from 设置. */
export function ChangePasswordDialog({ onClose }: { onClose(): void }) {
  const change = useChange();
  const { message } = App.useApp();
  const save = async () => {
    if (!(await change.run())) return;
    void message.success('口令已修改');
    onClose();
  };
  return (
    <FormDialog
      title="修改口令"
      saveWord="修改口令"
      faults={change.faults}
      pending={change.pending}
      error={change.error}
      onSave={() => void save()}
      onClose={onClose}
    >
      {(faults) => <Fields change={change} faults={faults} word="现在的口令" />}
    </FormDialog>
  );
}

/** The first sign-in by a password that somebody else gave: nothing else is there before it is changed. */
export function MustChangePage({ operator }: { operator: OperatorView }) {
  const change = useChange();
  const { lock } = useLock();
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(change.faults).length === 0) void change.run();
  };
  return (
    <main className="login">
      <header>
        <h1>首次登录，请修改口令</h1>
        <p>{operatorWords(operator)}：初始口令由他人设定，改成只有自己知道的口令后才能开始工作。</p>
      </header>
      <form className="login-form" onSubmit={submit}>
        <Fields change={change} faults={tried ? change.faults : {}} word="初始口令" />
        <Button type="primary" htmlType="submit" block loading={change.pending}>
          修改口令
        </Button>
        {change.error && <ErrorNotice error={change.error} />}
      </form>
      <footer className="login-foot">
        <Button type="link" onClick={() => void lock()}>
          换一名操作员登录
        </Button>
      </footer>
    </main>
  );
}

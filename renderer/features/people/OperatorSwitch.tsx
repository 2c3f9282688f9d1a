import { Select } from 'antd';
import { ROLE_WORDS } from '#shared/terms.ts';
import { useCommand } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { writingRefusal } from '../../lib/may.ts';

/** Who works now: every command from here on carries this name. */
export function OperatorSwitch() {
  const { status, operator } = useLedger();
  const change = useCommand('setup.switchOperator');
  const refusal = writingRefusal(status);
  return (
    <div className="top-choice" title={refusal ?? undefined}>
      <span>操作员</span>
      <Select
        aria-label="操作员"
        className="top-operator"
        value={operator.uid}
        loading={change.pending}
        disabled={refusal !== null}
        onChange={(operatorUid) => void change.run({ operatorUid })}
        options={status.operators.map((o) => ({
          value: o.uid,
          label: `${o.personName}（${ROLE_WORDS[o.role]}${o.cashier ? '、出纳' : ''}）`,
        }))}
      />
    </div>
  );
}

import { Select } from 'antd';
import { ROLE_WORDS } from '#shared/terms.ts';
import { useCommand } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';

/** Who works now: every command from here on carries this name. */
export function OperatorSwitch() {
  const { status, operator } = useLedger();
  const change = useCommand('setup.switchOperator');
  return (
    <div className="top-choice">
      <span>操作员</span>
      <Select
        aria-label="操作员"
        className="top-operator"
        value={operator.uid}
        loading={change.pending}
        onChange={(operatorUid) => void change.run({ operatorUid })}
        options={status.operators.map((o) => ({
          value: o.uid,
          label: `${o.personName}（${ROLE_WORDS[o.role]}${o.cashier ? '、出纳' : ''}）`,
        }))}
      />
    </div>
  );
}

import { Button } from 'antd';
import type { AccountView } from '#shared/contract/people.ts';
import { ROLE_WORDS } from '#shared/terms.ts';
import { today } from '../../lib/clock.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { PlainTable } from '../../ui/PlainTable.tsx';
import { standingDeputy } from './standing-deputy.ts';

export type AccountAct = 'reset' | 'deactivate' | 'reactivate' | 'deputise' | 'end-deputy';

export function AccountTable(props: {
  accounts: AccountView[];
  /** Why nothing can be changed; null when it can. */
  refusal: string | null;
  onAct(act: AccountAct, account: AccountView): void;
}) {
  const { operator } = useLedger();
  const acts = (account: AccountView): [AccountAct, string][] => {
    if (props.refusal !== null) return [];
    if (!account.active) return [['reactivate', '恢复使用']];
    const own = account.uid === operator.uid;
    return [
      ...(own ? [] : ([['reset', '重设口令']] as [AccountAct, string][])),
      standingDeputy(account) ? ['end-deputy', '结束代岗'] : ['deputise', '代岗'],
      ...(own ? [] : ([['deactivate', '停用']] as [AccountAct, string][])),
    ];
  };
  return (
    <PlainTable
      label="操作员"
      rows={props.accounts}
      rowKey={(account) => account.uid}
      columns={[
        { title: '姓名', render: (account) => account.personName },
        { title: '角色', render: (account) => ROLE_WORDS[account.role] },
        { title: '兼任', render: (account) => (account.cashier ? '出纳' : '') },
        { title: '代岗', render: deputyWords },
        { title: '状态', render: (account) => stateWords(account, account.uid === operator.uid) },
        {
          title: '',
          render: (account) => (
            <div className="button-row">
              {acts(account).map(([act, word]) => (
                <Button key={act} size="small" onClick={() => props.onAct(act, account)}>
                  {word}
                </Button>
              ))}
            </div>
          ),
        },
      ]}
    />
  );
}

function deputyWords(account: AccountView): string {
  const deputy = standingDeputy(account);
  if (deputy === null) return '';
  const coming = deputy.fromDay > today() ? '（未开始）' : '';
  return `${ROLE_WORDS[deputy.role]}，${deputy.fromDay} 至 ${deputy.toDay}${coming}`;
}

function stateWords({ active, stateReason, mustChange }: AccountView, own: boolean): string {
  if (!active) return `已停用：${stateReason ?? ''}`;
  if (own) return '当前操作员';
  return mustChange ? '在用，待改初始口令' : '在用';
}

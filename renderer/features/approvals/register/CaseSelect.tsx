import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { CASE_CATEGORY_WORDS } from '#shared/terms.ts';
import { useCall } from '../../../lib/api.ts';
import { useLedger } from '../../../lib/ledger.tsx';

/** Picks a case by its number, township or unit. F4 opens the list. */
export function CaseSelect(props: {
  id?: string;
  invalid?: boolean;
  value: string | null;
  onChange(caseUid: string | null): void;
}) {
  const { fund } = useLedger();
  const [text, setText] = useState('');
  const search = useDeferredValue(text);
  const filter = { fundUid: fund.uid, year: null, on: null, categories: [], states: [] };
  const input = { ...filter, township: null, text: search, cursor: null, limit: 50 };
  const list = useCall('cases.list', input, { keepPrevious: true });
  const chosen = useCall('cases.get', props.value ? { uid: props.value, on: null } : null);
  const cases = [...(list.data?.rows ?? [])];
  const picked = chosen.data;
  if (picked && !cases.some(({ uid }) => uid === picked.uid)) cases.unshift(picked);
  return (
    <Select
      {...(props.id ? { id: props.id } : {})}
      status={props.invalid ? 'error' : ''}
      showSearch={{ filterOption: false, onSearch: setText }}
      value={props.value}
      placeholder="按 F4 选取，可输入编号、乡镇、责任单位查找"
      notFoundContent="没有符合的个案，请先在“个案”中登记"
      options={cases.map((c) => ({
        value: c.uid,
        label: `${c.caseNo} ${c.township} ${CASE_CATEGORY_WORDS[c.category]}`,
      }))}
      onChange={props.onChange}
    />
  );
}

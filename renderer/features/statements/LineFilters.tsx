import { Button, Input, Select } from 'antd';
import type { RefObject } from 'react';
import { LINE_STATE_WORDS } from '#shared/terms.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { isFiltered, type LineFilter, type LineState, NO_FILTER } from './line-filter.ts';

const STATES = (Object.keys(LINE_STATE_WORDS) as LineState[]).map((value) => ({
  value,
  label: LINE_STATE_WORDS[value],
}));

export function LineFilters(props: {
  filter: LineFilter;
  onChange(patch: Partial<LineFilter>): void;
  textRef: RefObject<HTMLSpanElement | null>;
}) {
  const { filter, onChange } = props;
  const { fund, year } = useLedger();
  return (
    <search className="filter-row">
      {fund.accounts.length > 1 && (
        <Select
          aria-label="账户"
          value={filter.accountUid ?? ''}
          onChange={(uid) => onChange({ accountUid: uid === '' ? null : uid })}
          options={[
            { value: '', label: '全部账户' },
            ...fund.accounts.map((a) => ({
              value: a.uid,
              label: `${a.bankName} ${a.accountNo.slice(-4)}`,
            })),
          ]}
          style={{ width: 190 }}
        />
      )}
      <Select
        mode="multiple"
        aria-label="状态"
        placeholder="全部状态"
        value={filter.states}
        onChange={(states) => onChange({ states })}
        options={STATES}
        maxTagCount="responsive"
        allowClear
        style={{ width: 220 }}
      />
      <div className="filter-day">
        <DayInput
          aria-label="从日期"
          value={filter.from}
          year={year}
          onChange={(from) => onChange({ from })}
        />
      </div>
      <span>至</span>
      <div className="filter-day">
        <DayInput
          aria-label="到日期"
          value={filter.to}
          year={year}
          onChange={(to) => onChange({ to })}
        />
      </div>
      <span ref={props.textRef}>
        <Input
          allowClear
          aria-label="查找"
          placeholder="户名、摘要、流水号"
          value={filter.text}
          maxLength={60}
          onChange={(event) => onChange({ text: event.target.value })}
          style={{ width: 260 }}
        />
      </span>
      {isFiltered(filter) && <Button onClick={() => onChange(NO_FILTER)}>清除筛选</Button>}
    </search>
  );
}

import { Button, Checkbox, Input, Select } from 'antd';
import type { RefObject } from 'react';
import type { UseKind } from '#shared/entries/kinds.ts';
import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import {
  type ApprovalFilter,
  isFiltered,
  NO_FILTER,
  RESTING,
  stageTabs,
} from './approval-filter.ts';

export function ApprovalFilters(props: {
  kind: UseKind;
  filter: ApprovalFilter;
  onChange(patch: Partial<ApprovalFilter>): void;
  textRef: RefObject<HTMLSpanElement | null>;
}) {
  const { kind, filter, onChange } = props;
  const { fund } = useLedger();
  const stages = useCall('approvals.stages', { fundUid: fund.uid });
  const resting = RESTING.some(({ value }) => value === filter.stage);
  return (
    <search>
      <div className="filter-row">
        <span ref={props.textRef}>
          <Input
            allowClear
            aria-label="查找"
            placeholder={
              kind === 'relief' ? '申请或信访编号、乡镇、姓名、拼音首字母' : '申请编号、收款单位'
            }
            value={filter.text}
            maxLength={60}
            onChange={(event) => onChange({ text: event.target.value })}
            style={{ width: 330 }}
          />
        </span>
        <Select
          allowClear
          aria-label="已结束的申请"
          placeholder="已结束的申请"
          value={resting ? filter.stage : null}
          onChange={(stage) => onChange({ stage: stage ?? null })}
          options={RESTING}
          style={{ width: 150 }}
        />
        <Checkbox
          checked={filter.everyYear}
          onChange={(event) => onChange({ everyYear: event.target.checked })}
        >
          含其他年度
        </Checkbox>
        {filter.caseUid !== null && <span className="reason">只看一个个案的申请</span>}
        {isFiltered(filter) && <Button onClick={() => onChange(NO_FILTER)}>清除筛选</Button>}
      </div>
      <nav className="stage-tabs" aria-label="办理环节">
        {stageTabs(stages.data ?? [], kind).map(({ value, label }) => (
          <Button
            key={value}
            size="small"
            type={(filter.stage ?? '') === value ? 'primary' : 'default'}
            aria-pressed={(filter.stage ?? '') === value}
            // What waits waits whatever its year: its count is of all years.
            onClick={() => onChange({ stage: value || null, everyYear: value !== '' })}
          >
            {label}
          </Button>
        ))}
      </nav>
    </search>
  );
}

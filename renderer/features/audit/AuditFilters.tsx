import type { InputRef } from 'antd';
import { Button, Input, Select } from 'antd';
import type { RefObject } from 'react';
import { type AuditFilter, WHOLE_LOG } from '#shared/contract/audit.ts';
import { AUDIT_OUTCOME_WORDS } from '#shared/terms.ts';
import { thisYear } from '../../lib/clock.ts';
import { DayInput } from '../../ui/DayInput.tsx';

const OUTCOMES: { value: AuditFilter['outcome']; label: string }[] = [
  { value: 'all', label: '全部结果' },
  { value: 'done', label: AUDIT_OUTCOME_WORDS.done },
  { value: 'refused', label: AUDIT_OUTCOME_WORDS.refused },
];

/** By person, time, result and content. */
export function AuditFilters(props: {
  filter: AuditFilter;
  /** Everybody who ever acted. */
  operators: readonly string[];
  onChange(patch: Partial<AuditFilter>): void;
  textRef: RefObject<InputRef | null>;
}) {
  const { filter, operators, onChange } = props;
  return (
    <search className="filter-row">
      <Select
        aria-label="操作员"
        value={filter.operator}
        onChange={(operator) => onChange({ operator })}
        options={[
          { value: '', label: '全部操作员' },
          ...operators.map((name) => ({ value: name, label: name })),
        ]}
        style={{ width: 130 }}
      />
      <div className="filter-day">
        <DayInput
          aria-label="从日期"
          value={filter.from}
          year={thisYear()}
          onChange={(from) => onChange({ from })}
        />
      </div>
      <span>至</span>
      <div className="filter-day">
        <DayInput
          aria-label="到日期"
          value={filter.to}
          year={thisYear()}
          onChange={(to) => onChange({ to })}
        />
      </div>
      <Select
        aria-label="结果"
        value={filter.outcome}
        onChange={(outcome) => onChange({ outcome })}
        options={OUTCOMES}
        style={{ width: 110 }}
      />
      <Input
        ref={props.textRef}
        allowClear
        maxLength={60}
        aria-label="查找操作日志"
        placeholder="操作、代码或内容"
        value={filter.text}
        onChange={(event) => onChange({ text: event.target.value })}
        style={{ width: 180 }}
      />
      {JSON.stringify(filter) !== JSON.stringify(WHOLE_LOG) && (
        <Button onClick={() => onChange(WHOLE_LOG)}>清除筛选</Button>
      )}
    </search>
  );
}

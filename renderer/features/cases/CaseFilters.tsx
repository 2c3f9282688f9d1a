import { Button, Checkbox, Input, Select } from 'antd';
import type { RefObject } from 'react';
import { CASE_CATEGORIES, CASE_STATES } from '#shared/cases/kinds.ts';
import { CASE_CATEGORY_WORDS, CASE_STATE_WORDS } from '#shared/terms.ts';
import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { type CaseFilter, isFiltered, NO_FILTER } from './case-filter.ts';

const CATEGORIES = CASE_CATEGORIES.map((value) => ({ value, label: CASE_CATEGORY_WORDS[value] }));
const STATES: { value: CaseFilter['states'][number]; label: string }[] = [
  ...CASE_STATES.map((value) => ({ value, label: CASE_STATE_WORDS[value] })),
  { value: 'follow-up-due', label: '待回访' },
  { value: 'follow-up-overdue', label: '回访逾期' },
];

export function CaseFilters(props: {
  filter: CaseFilter;
  onChange(patch: Partial<CaseFilter>): void;
  textRef: RefObject<HTMLSpanElement | null>;
}) {
  const { filter, onChange } = props;
  const { fund, year } = useLedger();
  const places = useCall('cases.places', { fundUid: fund.uid });
  return (
    <search className="filter-row">
      <span ref={props.textRef}>
        <Input
          allowClear
          aria-label="查找"
          placeholder="信访编号、乡镇、责任单位"
          value={filter.text}
          maxLength={60}
          onChange={(event) => onChange({ text: event.target.value })}
          style={{ width: 220 }}
        />
      </span>
      <Select
        mode="multiple"
        aria-label="类别"
        placeholder="全部类别"
        value={filter.categories}
        onChange={(categories) => onChange({ categories })}
        options={CATEGORIES}
        maxTagCount="responsive"
        allowClear
        style={{ width: 150 }}
      />
      <Select
        mode="multiple"
        aria-label="状态"
        placeholder="全部状态"
        value={filter.states}
        onChange={(states) => onChange({ states })}
        options={STATES}
        maxTagCount="responsive"
        allowClear
        style={{ width: 160 }}
      />
      <Select
        showSearch
        allowClear
        aria-label="乡镇（街道）"
        placeholder="全部乡镇"
        value={filter.township}
        onChange={(township) => onChange({ township: township ?? null })}
        options={places.data?.townships.map((value) => ({ value, label: value })) ?? []}
        style={{ width: 140 }}
      />
      <Checkbox
        checked={filter.everyYear}
        onChange={(event) => onChange({ everyYear: event.target.checked })}
      >
        含其他年度
      </Checkbox>
      <span>状态截至</span>
      <div className="filter-day">
        <DayInput
          aria-label="状态截至"
          value={filter.on}
          year={year}
          onChange={(on) => onChange({ on })}
        />
      </div>
      {isFiltered(filter) && <Button onClick={() => onChange(NO_FILTER)}>清除筛选</Button>}
    </search>
  );
}

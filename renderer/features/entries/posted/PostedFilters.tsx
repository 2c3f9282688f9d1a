import { Button, Checkbox, Input, Select } from 'antd';
import { type RefObject, useState } from 'react';
import { ENTRY_KIND_LIST, ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { type EntryFilter, isFiltered, NO_FILTER } from './entry-filter.ts';

const KINDS = ENTRY_KIND_LIST.map((value) => ({ value, label: ENTRY_KINDS[value].word }));

export function PostedFilters(props: {
  filter: EntryFilter;
  onChange(patch: Partial<EntryFilter>): void;
  textRef: RefObject<HTMLSpanElement | null>;
}) {
  const { filter, onChange } = props;
  const { fund, year } = useLedger();
  const [more, setMore] = useState(false);
  const widened = filter.minFen !== null || filter.maxFen !== null || filter.accountUid !== null;
  return (
    <search className="filter-row">
      <Select
        mode="multiple"
        aria-label="类别"
        placeholder="全部类别"
        value={filter.kinds}
        onChange={(kinds) => onChange({ kinds })}
        options={KINDS}
        maxTagCount="responsive"
        allowClear
        style={{ width: 200 }}
        showSearch={{ optionFilterProp: 'label' }}
      />
      <div className="filter-day">
        <DayInput
          aria-label="从业务日期"
          value={filter.from ?? null}
          year={year}
          onChange={(from) => onChange({ from })}
        />
      </div>
      <span>至</span>
      <div className="filter-day">
        <DayInput
          aria-label="到业务日期"
          value={filter.to ?? null}
          year={year}
          onChange={(to) => onChange({ to })}
        />
      </div>
      <span ref={props.textRef}>
        <Input
          allowClear
          aria-label="查找"
          placeholder="摘要、凭证号、个案或审批编号"
          value={filter.text}
          maxLength={60}
          onChange={(event) => onChange({ text: event.target.value })}
          style={{ width: 240 }}
        />
      </span>
      <Checkbox
        checked={filter.onlyOpen}
        onChange={(event) => onChange({ onlyOpen: event.target.checked })}
      >
        只看未了结
      </Checkbox>
      {!more && !widened && <Button onClick={() => setMore(true)}>更多条件</Button>}
      {isFiltered(filter) && <Button onClick={() => onChange(NO_FILTER)}>清除筛选</Button>}
      {(more || widened) && (
        <div className="filter-row">
          <div className="filter-amount">
            <AmountInput
              aria-label="金额从"
              value={filter.minFen ?? null}
              onChange={(minFen) => onChange({ minFen })}
            />
          </div>
          <span>至</span>
          <div className="filter-amount">
            <AmountInput
              aria-label="金额到"
              value={filter.maxFen ?? null}
              onChange={(maxFen) => onChange({ maxFen })}
            />
          </div>
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
        </div>
      )}
    </search>
  );
}

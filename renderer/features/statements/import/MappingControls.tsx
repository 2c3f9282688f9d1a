import { Button, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { StagedStatement } from '#shared/contract/statements.ts';
import { DATE_ORDERS, type DateOrder } from '#shared/statements/date-order.ts';
import { DATE_ORDER_WORDS, ORDER_WORDS } from '#shared/statements/shown-words.ts';
import type { Mapping, Order } from '#shared/statements/types.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { directionOptions } from './direction-options.ts';
import { MappingField } from './MappingField.tsx';
import { SourceFields } from './SourceFields.tsx';
import { type StagedRecognition, withHeaderRow } from './wizard-state.ts';

/** Corrections by hand. Each one reads the file again at once; nothing is written. */
export function MappingControls(props: {
  staged: StagedStatement;
  busy: boolean;
  onMapping(mapping: Mapping | null): void;
  onAccount(uid: string): void;
}) {
  const { staged, busy, onMapping } = props;
  const { mapping, recognition } = staged;
  const { fund } = useLedger();
  return (
    <div className="mapping" aria-busy={busy}>
      <MappingField word="记入账户">
        {(id) => (
          <Select
            id={id}
            value={staged.accountUid}
            placeholder="请选择"
            options={fund.accounts.map((a) => ({
              value: a.uid,
              label: `${a.bankName} ${a.accountNo.slice(-4)}`,
            }))}
            onChange={props.onAccount}
            style={{ width: '100%' }}
          />
        )}
      </MappingField>
      <SourceFields source={staged.source} mapping={mapping} onMapping={onMapping} />
      <HeaderFields staged={staged} onMapping={onMapping} />
      {recognition && (
        <ReadingFields recognition={recognition} mapping={mapping} onMapping={onMapping} />
      )}
      <Button size="small" onClick={() => onMapping(null)} disabled={busy}>
        全部重新识别
      </Button>
    </div>
  );
}

const HEADER_LINES = [
  { value: 0, label: '无表头' },
  { value: 1, label: '一行' },
  { value: 2, label: '两行' },
];

/** Where the header stands: as recognised, or as far as it was chosen; row 0 when there is none. */
function HeaderFields(props: { staged: StagedStatement; onMapping(mapping: Mapping): void }) {
  const { mapping, recognition } = props.staged;
  const headerRow = recognition?.headerRow ?? mapping.headerRow ?? null;
  const headerLines = headerRow === 0 ? 0 : (recognition?.headerLines ?? mapping.headerLines ?? 1);
  return (
    <>
      <MappingField word="表头在第几行">
        {(id) => (
          <HeaderRowInput
            id={id}
            key={headerRow}
            value={headerRow || null}
            onCommit={(row) => props.onMapping(withHeaderRow(mapping, row))}
          />
        )}
      </MappingField>
      <div className="mapping-field">
        <span>表头行数</span>
        <Segmented
          options={HEADER_LINES}
          value={headerLines}
          onChange={(lines) => {
            const row = lines === 0 ? 0 : headerRow || 1;
            props.onMapping(withHeaderRow(mapping, row, lines === 2 ? 2 : undefined));
          }}
        />
      </div>
    </>
  );
}

/** How the rows of a recognised table are to be read. */
function ReadingFields(props: {
  recognition: StagedRecognition;
  mapping: Mapping;
  onMapping(mapping: Mapping): void;
}) {
  const { recognition, mapping, onMapping } = props;
  return (
    <>
      <MappingField word="收付方向">
        {(id) => (
          <Select
            id={id}
            value={recognition.direction.reading}
            options={directionOptions(recognition)}
            onChange={(direction) => onMapping({ ...mapping, direction })}
            popupMatchSelectWidth={340}
            style={{ width: '100%' }}
          />
        )}
      </MappingField>
      <div className="mapping-field">
        <span>排列顺序</span>
        <Segmented<Order>
          options={(['ascending', 'descending'] as const).map((value) => ({
            value,
            label: ORDER_WORDS[value],
          }))}
          value={recognition.order === 'unknown' ? 'ascending' : recognition.order}
          onChange={(order) => onMapping({ ...mapping, order })}
        />
      </div>
      {asksForDates(recognition, mapping) && (
        <MappingField word="日期写法">
          {(id) => (
            <Select<DateOrder | null>
              id={id}
              value={mapping.dates ?? null}
              placeholder="请选择"
              options={DATE_ORDERS.map((value) => ({ value, label: DATE_ORDER_WORDS[value] }))}
              onChange={(dates) => onMapping({ ...mapping, ...(dates ? { dates } : {}) })}
              style={{ width: '100%' }}
            />
          )}
        </MappingField>
      )}
    </>
  );
}

/** Only where the dates alone don't tell, or once did not. */
const asksForDates = ({ faulty }: StagedRecognition, { dates }: Mapping): boolean =>
  dates !== undefined || faulty.some(({ code }) => code === 'date-ambiguous');

function HeaderRowInput(props: { id: string; value: number | null; onCommit(row: number): void }) {
  const [row, setRow] = useState<number | null>(props.value);
  const commit = () => {
    if (row !== null && row !== props.value) props.onCommit(row);
  };
  return (
    <InputNumber
      id={props.id}
      min={1}
      max={1_000_000}
      precision={0}
      value={row}
      placeholder="请填写，或点行号"
      onChange={setRow}
      onBlur={commit}
      onPressEnter={commit}
      style={{ width: '100%' }}
    />
  );
}

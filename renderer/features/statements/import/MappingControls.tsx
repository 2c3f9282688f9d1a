import { Button, Input, InputNumber, Segmented, Select } from 'antd';
import { useState } from 'react';
import type { StagedStatement } from '#shared/contract/statements.ts';
import type { Mapping, Order } from '#shared/statements/types.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { directionOptions } from './direction-options.ts';
import { MappingField } from './MappingField.tsx';
import { withHeaderRow, withSource } from './wizard-state.ts';
import { ENCODING_OPTIONS, ORDER_WORDS } from './words.ts';

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
      <MappingField word="表头在第几行">
        {(id) => (
          <HeaderRowInput
            id={id}
            key={recognition.headerRow}
            value={recognition.headerRow}
            onCommit={(row) => onMapping(withHeaderRow(mapping, row))}
          />
        )}
      </MappingField>
      <div className="mapping-field">
        <span>表头行数</span>
        <Segmented
          options={[
            { value: 1, label: '一行' },
            { value: 2, label: '两行' },
          ]}
          value={recognition.headerLines}
          onChange={(lines) =>
            onMapping(withHeaderRow(mapping, recognition.headerRow, lines === 2 ? 2 : 1))
          }
        />
      </div>
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
      <MappingField word="文字编码">
        {(id) => (
          <Select
            id={id}
            value={mapping.encoding ?? ''}
            options={ENCODING_OPTIONS}
            onChange={(encoding) => onMapping(withSource(mapping, { encoding }))}
            style={{ width: '100%' }}
          />
        )}
      </MappingField>
      <MappingField word="工作表">
        {(id) => (
          <SheetInput
            id={id}
            key={mapping.sheet ?? ''}
            value={mapping.sheet ?? ''}
            onCommit={(sheet) => onMapping(withSource(mapping, { sheet }))}
          />
        )}
      </MappingField>
      <Button size="small" onClick={() => onMapping(null)} disabled={busy}>
        全部重新识别
      </Button>
    </div>
  );
}

function HeaderRowInput(props: { id: string; value: number; onCommit(row: number): void }) {
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
      onChange={setRow}
      onBlur={commit}
      onPressEnter={commit}
      style={{ width: '100%' }}
    />
  );
}

function SheetInput(props: { id: string; value: string; onCommit(sheet: string): void }) {
  const [sheet, setSheet] = useState(props.value);
  const commit = () => {
    if (sheet.trim() !== props.value) props.onCommit(sheet.trim());
  };
  return (
    <Input
      id={props.id}
      value={sheet}
      placeholder="第一个有内容的表"
      onChange={(event) => setSheet(event.target.value)}
      onBlur={commit}
      onPressEnter={commit}
    />
  );
}

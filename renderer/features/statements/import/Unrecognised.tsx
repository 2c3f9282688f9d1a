import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ColumnRole, Mapping } from '#shared/statements/types.ts';
import { columnLetter } from './grid-marks.ts';
import { MappingField } from './MappingField.tsx';
import { handMapping } from './wizard-state.ts';
import { ENCODING_OPTIONS, ROLE_OPTIONS } from './words.ts';

const FIRST_COLUMNS = 10;
const MOST_COLUMNS = 40;

/**
 * When no header was found: the user, with the file open beside, says where it stands and what each
 * column holds; then the structure can be checked like any other.
 */
export function Unrecognised(props: { sheets: string[]; onRetry(mapping: Mapping): void }) {
  const [headerRow, setHeaderRow] = useState<number | null>(1);
  const [encoding, setEncoding] = useState('');
  const [sheet, setSheet] = useState('');
  const [roles, setRoles] = useState<ColumnRole[]>(() => Array(FIRST_COLUMNS).fill('other'));
  const set = (index: number, role: ColumnRole) =>
    setRoles(roles.map((now, at) => (at === index ? role : now)));
  return (
    <section className="unrecognised" aria-label="手工指定">
      <p>也可以告诉软件怎样读：用 WPS 或 Excel 打开原文件对照，指定表头行和各列的含义。</p>
      <div className="unrecognised-row">
        <MappingField word="表头在第几行">
          {(id) => (
            <InputNumber id={id} min={1} precision={0} value={headerRow} onChange={setHeaderRow} />
          )}
        </MappingField>
        <MappingField word="文字编码">
          {(id) => (
            <Select
              id={id}
              value={encoding}
              options={ENCODING_OPTIONS}
              onChange={setEncoding}
              style={{ width: 180 }}
            />
          )}
        </MappingField>
        <MappingField word="工作表">
          {(id) =>
            props.sheets.length > 0 ? (
              <Select
                id={id}
                value={sheet}
                onChange={setSheet}
                options={[
                  { value: '', label: '自动' },
                  ...props.sheets.map((name) => ({ value: name, label: name })),
                ]}
                style={{ width: 180 }}
              />
            ) : (
              <Input id={id} value={sheet} onChange={(event) => setSheet(event.target.value)} />
            )
          }
        </MappingField>
      </div>
      <div className="unrecognised-row">
        {roles.map((role, index) => (
          <MappingField key={columnLetter(index)} word={`${columnLetter(index)} 列`}>
            {(id) => (
              <Select
                id={id}
                value={role}
                options={ROLE_OPTIONS}
                onChange={(next) => set(index, next)}
                showSearch={{ optionFilterProp: 'label' }}
                style={{ width: 128 }}
              />
            )}
          </MappingField>
        ))}
        {roles.length < MOST_COLUMNS && (
          <Button onClick={() => setRoles([...roles, 'other', 'other'])}>再加两列</Button>
        )}
      </div>
      <Button
        type="primary"
        disabled={headerRow === null}
        onClick={() => props.onRetry(handMapping({ headerRow, encoding, sheet, roles }))}
      >
        按此重新识别
      </Button>
    </section>
  );
}

import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Mapping } from '#shared/statements/types.ts';
import { MappingField } from './MappingField.tsx';
import { ENCODING_OPTIONS } from './words.ts';

/** When no header was found: the user says where it stands, then the structure can be corrected. */
export function Unrecognised({ onRetry }: { onRetry(mapping: Mapping): void }) {
  const [headerRow, setHeaderRow] = useState<number | null>(null);
  const [encoding, setEncoding] = useState('');
  const [sheet, setSheet] = useState('');
  const mapping: Mapping = {
    ...(headerRow === null ? {} : { headerRow }),
    ...(encoding === '' ? {} : { encoding }),
    ...(sheet.trim() === '' ? {} : { sheet: sheet.trim() }),
  };
  return (
    <div className="unrecognised">
      <p>可以告诉软件怎样读这份文件，再试一次：</p>
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
        {(id) => <Input id={id} value={sheet} onChange={(event) => setSheet(event.target.value)} />}
      </MappingField>
      <Button onClick={() => onRetry(mapping)}>按此重新识别</Button>
    </div>
  );
}

import { Select } from 'antd';
import type { StatementSource } from '#shared/contract/statements.ts';
import type { Mapping } from '#shared/statements/types.ts';
import { MappingField } from './MappingField.tsx';
import { withSource } from './wizard-state.ts';
import { DELIMITER_OPTIONS, ENCODING_OPTIONS } from './words.ts';

/**
 * How the file's bytes become a table: only what can be chosen for its kind of file. Without a
 * table yet (null) both choices of a text file are offered.
 */
export function SourceFields(props: {
  source: StatementSource | null;
  mapping: Mapping;
  onMapping(mapping: Mapping): void;
}) {
  const { source, mapping, onMapping } = props;
  const found = (word: string | undefined) => (word === undefined ? '自动' : `自动：${word}`);
  return (
    <>
      {source?.sheet != null && (
        <MappingField word="工作表">
          {(id) => (
            <Select
              id={id}
              value={source.sheet}
              options={source.sheets.map((name) => ({ value: name, label: name }))}
              onChange={(sheet) => onMapping(withSource(mapping, { sheet }))}
              style={{ width: '100%' }}
            />
          )}
        </MappingField>
      )}
      {(source === null || source.encoding !== null) && (
        <MappingField word="文字编码">
          {(id) => (
            <Select
              id={id}
              value={mapping.encoding ?? ''}
              options={[
                { value: '', label: found(wordOf(ENCODING_OPTIONS, source?.encoding)) },
                ...ENCODING_OPTIONS,
              ]}
              onChange={(encoding) => onMapping(withSource(mapping, { encoding }))}
              style={{ width: '100%' }}
            />
          )}
        </MappingField>
      )}
      {(source === null || source.delimiter !== null) && (
        <MappingField word="分隔符">
          {(id) => (
            <Select
              id={id}
              value={mapping.delimiter ?? ''}
              options={[
                { value: '', label: found(wordOf(DELIMITER_OPTIONS, source?.delimiter)) },
                ...DELIMITER_OPTIONS,
              ]}
              onChange={(delimiter) => onMapping(withSource(mapping, { delimiter }))}
              style={{ width: '100%' }}
            />
          )}
        </MappingField>
      )}
    </>
  );
}

const wordOf = (options: readonly { value: string; label: string }[], value?: string | null) =>
  options.find((option) => option.value === value)?.label ?? value ?? undefined;

import { COLUMN_ROLE_WORDS } from '#shared/statements/shown-words.ts';
import { COLUMN_ROLES, type ColumnRole } from '#shared/statements/types.ts';

/** What the import screens offer to choose from. */
/** The list opens at its value: from the first two the commonest roles are in sight. */
const ROLES_AS_OFFERED: readonly ColumnRole[] = [
  'unknown',
  'other',
  ...COLUMN_ROLES.filter((role) => role !== 'unknown' && role !== 'other'),
];
export const ROLE_OPTIONS = ROLES_AS_OFFERED.map((value) => ({
  value,
  label: COLUMN_ROLE_WORDS[value],
}));

export const ENCODING_OPTIONS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'gb18030', label: 'GB 18030' },
  { value: 'utf-16le', label: 'UTF-16' },
  { value: 'utf-16be', label: 'UTF-16（高位在前）' },
];

export const DELIMITER_OPTIONS = [
  { value: ',', label: '逗号 ,' },
  { value: '\t', label: '制表符' },
  { value: '|', label: '竖线 |' },
  { value: ';', label: '分号 ;' },
  { value: '，', label: '中文逗号 ，' },
  { value: '^', label: '尖角号 ^' },
  { value: '~', label: '波浪号 ~' },
  { value: 'padded', label: '空格对齐' },
];

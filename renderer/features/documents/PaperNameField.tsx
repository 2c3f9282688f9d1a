import { AutoComplete } from 'antd';
import { Field } from '../../ui/Field.tsx';

/** What the paper is: one of the usual names, or typed. It is kept in plain text. */
export function PaperNameField(props: {
  value: string;
  suggested: readonly string[];
  fault: string | undefined;
  onChange(paper: string): void;
}) {
  return (
    <Field
      label="附件名称"
      fault={props.fault}
      hint="写明是什么，如“会议纪要”。不写姓名、证件号和账号。"
    >
      <AutoComplete
        autoFocus
        value={props.value}
        options={props.suggested.map((value) => ({ value }))}
        maxLength={40}
        onChange={props.onChange}
      />
    </Field>
  );
}

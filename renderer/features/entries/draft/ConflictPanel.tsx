import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { DraftContent, DraftView } from '#shared/contract/entries.ts';
import { momentText } from '../../../lib/clock.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { differingFields, FIELD_WORDS, fieldText, typedUpon } from './same-content.ts';

/** Two versions of one draft, field by field: nothing is lost until the user has chosen. */
export function ConflictPanel(props: {
  mine: DraftContent;
  theirs: DraftView;
  onResolve(content: DraftContent): void;
}) {
  const { theirs } = props;
  const mine = typedUpon(props.mine, theirs);
  const { fund } = useLedger();
  const fields = differingFields(mine, theirs.content);
  const [takeTheirs, setTakeTheirs] = useState<ReadonlySet<keyof DraftContent>>(new Set());
  const nameOf = (uid: string) =>
    fund.accounts.find((a) => a.uid === uid)?.bankName ??
    fund.permittedUses.find((u) => u.uid === uid)?.name ??
    '另一条记录';
  const choose = (field: keyof DraftContent, theirsToo: boolean) => {
    const next = new Set(takeTheirs);
    if (theirsToo) next.add(field);
    else next.delete(field);
    setTakeTheirs(next);
  };
  const merged = (): DraftContent => {
    const picked = Object.fromEntries([...takeTheirs].map((f) => [f, theirs.content[f]]));
    return { ...mine, ...(picked as Partial<DraftContent>) };
  };
  return (
    <section className="conflict" role="alert">
      <h2>这张草稿在别处改过了</h2>
      <p>
        {theirs.preparedBy} 于 {momentText(theirs.savedAt)} 保存了另一版（第 {theirs.revision}{' '}
        版）。您填写的都还在，请逐项选定保留哪一个。
      </p>
      <table className="conflict-table">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">我填写的</th>
            <th scope="col">已保存的另一版</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{FIELD_WORDS[field]}</th>
              <td>
                <Radio checked={!takeTheirs.has(field)} onChange={() => choose(field, false)}>
                  {fieldText(mine, field, nameOf)}
                </Radio>
              </td>
              <td>
                <Radio checked={takeTheirs.has(field)} onChange={() => choose(field, true)}>
                  {fieldText(theirs.content, field, nameOf)}
                </Radio>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="button-row">
        <Button type="primary" onClick={() => props.onResolve(merged())}>
          按所选保存
        </Button>
        <Button onClick={() => props.onResolve(theirs.content)}>全用另一版</Button>
      </div>
    </section>
  );
}

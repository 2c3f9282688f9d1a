import { Drawer } from 'antd';
import type { Change } from '#shared/audit/changes.ts';
import { NOTHING, readDetail } from '#shared/audit/detail.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { momentText } from '../../lib/clock.ts';
import { useKeys } from '../../lib/keys.ts';
import { DetailItem } from '../../ui/DetailItem.tsx';
import { type PlainColumn, PlainTable } from '../../ui/PlainTable.tsx';
import { StateTag } from '../../ui/StateTag.tsx';

export type LogRow = CallOutput<'audit.list'>['rows'][number];

/** One line of the log: who did what, and what stood before and after. */
export function LogLine({ line, onClose }: { line: LogRow; onClose(): void }) {
  const { facts, changes } = readDetail(line.detail);
  useKeys({ Esc: { word: '关闭', run: onClose } }, '操作日志', 'dialog');
  return (
    <Drawer
      open
      size={640}
      mask={false}
      keyboard={false}
      title={`第 ${line.seq} 条 ${line.word}`}
      extra={<StateTag state={line.outcome} />}
      onClose={onClose}
    >
      <dl className="detail-list">
        <DetailItem word="时间">{momentText(line.at)}</DetailItem>
        <DetailItem word="操作员">{line.operator}</DetailItem>
        {line.code !== null && <DetailItem word="代码">{line.code}</DetailItem>}
        {facts.map(({ word, text }) => (
          <DetailItem key={`${word} ${text}`} word={word || '内容'}>
            {text}
          </DetailItem>
        ))}
      </dl>
      {changes.length > 0 && (
        <>
          <h3 className="log-line-changes">修改</h3>
          <PlainTable
            label="修改"
            rows={[...changes]}
            columns={COLUMNS}
            rowKey={({ field }) => field}
          />
          <p className="field-hint">
            姓名、证件号、电话、事由等只记“已填”或“已改”，账号只记后四位。
          </p>
        </>
      )}
      <details className="log-line-raw">
        <summary>日志原文</summary>
        <code>{line.detail}</code>
      </details>
    </Drawer>
  );
}

const COLUMNS: PlainColumn<Change>[] = [
  { title: '项目', render: ({ field }) => field },
  { title: '修改前', render: ({ before }) => before || NOTHING },
  { title: '修改后', render: ({ after }) => after || NOTHING },
];

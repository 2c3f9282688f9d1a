import { Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import type { DraftContent, EntryDetail } from '#shared/contract/entries.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { useCommand } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { go } from '../../../lib/route.ts';
import { ReasonButton } from '../../../ui/ReasonButton.tsx';
import { acting, preparingRefusal } from '../review/refusals.ts';
import {
  becomes,
  correctionDraft,
  givingBackDraft,
  givingBackKind,
  reclassifyDraft,
} from './follow-up.ts';

/** What may follow a posted entry. Each only starts a draft; a reviewer posts it. */
export function EntryActions({ entry }: { entry: EntryDetail }) {
  const { fund, status } = useLedger();
  const save = useCommand('entries.saveDraft');
  const [asking, setAsking] = useState<'red' | 'blue' | null>(null);
  const start = async (content: DraftContent) => {
    const made = await save.run({ uid: null, fundUid: fund.uid, revision: 0, content });
    if (made) go('/entries/draft', { uid: made.uid });
  };
  const preparing = preparingRefusal(acting(status));
  const correcting =
    preparing ??
    (entry.reversesUid ? '红字凭证不能再冲销' : null) ??
    (entry.reversedByUid ? '已被冲销' : null) ??
    (entry.answeredByUids.length > 0 ? '已有后续记录，先冲销后续记录' : null);
  const cancelled = entry.reversesUid !== null || entry.reversedByUid !== null;
  const targets = cancelled ? [] : becomes(entry.kind);
  const backKind = cancelled ? null : givingBackKind(entry.kind);
  const settled = preparing ?? (entry.openFen === 0 ? '已全部了结' : null);
  return (
    <div className="button-row">
      <ReasonButton reason={correcting} onClick={() => setAsking('red')}>
        红字冲销
      </ReasonButton>
      {correcting === null && (
        <ReasonButton reason={null} onClick={() => setAsking('blue')}>
          更正（红＋蓝）
        </ReasonButton>
      )}
      {targets.length > 0 && (
        <Dropdown
          trigger={['click']}
          disabled={settled !== null}
          menu={{
            items: targets.map((kind) => ({ key: kind, label: `转列为${ENTRY_KINDS[kind].word}` })),
            onClick: ({ key }) => {
              const kind = targets.find((k) => k === key);
              if (kind) void start(reclassifyDraft(entry, kind));
            },
          }}
        >
          <span>
            <ReasonButton reason={settled}>重分类（转列）</ReasonButton>
          </span>
        </Dropdown>
      )}
      {backKind && (
        <ReasonButton reason={settled} onClick={() => void start(givingBackDraft(entry))}>
          {backKind === 'misdirected_refund' ? '退还误入款' : '登记退回'}
        </ReasonButton>
      )}
      {asking && (
        <CorrectionDialog
          entry={entry}
          withBlue={asking === 'blue'}
          pending={save.pending}
          onOk={(reason) => void start(correctionDraft(entry, reason, asking === 'blue'))}
          onCancel={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function CorrectionDialog(props: {
  entry: EntryDetail;
  withBlue: boolean;
  pending: boolean;
  onOk(reason: string): void;
  onCancel(): void;
}) {
  const { entry, withBlue } = props;
  const [reason, setReason] = useState('');
  useKeys({ Esc: { word: '取消', run: props.onCancel } }, '冲销或更正', 'dialog');
  return (
    <Modal
      open
      title={withBlue ? `更正 ${entry.voucherNo}` : `红字冲销 ${entry.voucherNo}`}
      okText="起草"
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '', loading: props.pending }}
      onOk={() => props.onOk(reason.trim())}
      onCancel={props.onCancel}
    >
      <p>
        {withBlue
          ? '先起草一份更正：红字凭证注销原凭证，蓝字凭证记正确内容，由另一人复核后同批记账。'
          : '先起草一张红字凭证，金额、科目与原凭证相反，由另一人复核后记账。'}
        原凭证本身不改动。
      </p>
      <Input
        autoFocus
        aria-label="原因"
        placeholder="写明原因"
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        onPressEnter={() => reason.trim() !== '' && props.onOk(reason.trim())}
      />
    </Modal>
  );
}

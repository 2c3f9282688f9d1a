import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { DraftView } from '#shared/contract/entries.ts';
import { useCommand } from '../../../lib/api.ts';
import { useKeys } from '../../../lib/keys.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { draftTitle } from './draft-title.ts';

/** 退回 with the reviewer's words, or 收回 by the preparer; both stand above the form then. */
export function SendBackDialog(props: {
  draft: DraftView;
  /** The preparer takes an own submission back. */
  own: boolean;
  onDone(): void;
  onCancel(): void;
}) {
  const [comment, setComment] = useState('');
  const sendBack = useCommand('entries.sendBack', { quiet: true });
  useKeys({ Esc: { word: '取消', run: props.onCancel } }, '退回', 'dialog');
  const run = async () => {
    if (await sendBack.run({ uid: props.draft.uid, comment: comment.trim() })) props.onDone();
  };
  return (
    <Modal
      open
      title={props.own ? '收回修改' : '退回经办人'}
      okText={props.own ? '收回' : '退回'}
      cancelText="取消"
      okButtonProps={{ disabled: comment.trim() === '', loading: sendBack.pending }}
      onOk={() => void run()}
      onCancel={props.onCancel}
    >
      <p>{draftTitle(props.draft)}</p>
      <Input.TextArea
        autoFocus
        aria-label={props.own ? '收回原因' : '退回意见'}
        placeholder={props.own ? '写明收回的原因' : '写明哪里要改，经办人会看到'}
        value={comment}
        maxLength={400}
        rows={3}
        onChange={(event) => setComment(event.target.value)}
      />
      {sendBack.error && <ErrorNotice error={sendBack.error} />}
    </Modal>
  );
}

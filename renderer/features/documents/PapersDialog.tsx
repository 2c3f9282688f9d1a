import { Modal } from 'antd';
import { useKeys } from '../../lib/keys.ts';
import { Papers, type PapersProps } from './Papers.tsx';

/** The papers of a record that stands in a row and has no room of its own. */
export function PapersDialog({
  title,
  onClose,
  ...papers
}: Required<PapersProps> & { onClose(): void }) {
  useKeys({ Esc: { word: '关闭', run: onClose } }, title, 'dialog');
  return (
    <Modal open title={title} footer={null} width={680} keyboard={false} onCancel={onClose}>
      <Papers {...papers} title="" />
    </Modal>
  );
}

import { StateTag } from '../../../ui/StateTag.tsx';
import type { DraftEditor } from './useDraftEditor.ts';

/** Whose draft it is, its state, and whether what is on the screen is saved. */
export function SaveState({ editor }: { editor: DraftEditor }) {
  const { saved } = editor;
  return (
    <>
      {saved && (
        <>
          <StateTag state={saved.state} /> 经办 {saved.preparedBy}{' '}
        </>
      )}
      <span role="status">{saveText(editor)}</span>
    </>
  );
}

function saveText({ conflict, saveError, saving, unsaved, saved, savedText }: DraftEditor): string {
  if (conflict) return '有两个版本，请先选定';
  if (saveError) return '没有保存成功，填写的内容仍在本页';
  if (saving) return '正在保存…';
  if (unsaved) return '即将自动保存';
  return saved ? `已保存 ${savedText}` : '填写后自动保存';
}

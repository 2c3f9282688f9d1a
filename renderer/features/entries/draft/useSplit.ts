import type { DraftView } from '#shared/contract/entries.ts';
import { type CallError, useCommand } from '../../../lib/api.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { contentForKind } from './kind-fields.ts';
import { splitContents } from './split.ts';
import type { DraftEditor } from './useDraftEditor.ts';

/**
 * Divides the draft's line: this draft keeps the first part, each other part becomes a draft. This
 * one is saved first, because only then is the rest of the line free.
 */
export function useSplit(editor: DraftEditor): {
  run(partsFen: number[]): Promise<void>;
  error: CallError | null;
} {
  const { fund } = useLedger();
  const save = useCommand('entries.saveDraft', { quiet: true });
  const run = async (partsFen: number[]) => {
    const kept: DraftView | null = await editor.flush();
    if (!kept || !editor.content) return;
    const [own, ...others] = splitContents(contentForKind(editor.content), partsFen);
    const mine = await save.run({
      uid: kept.uid,
      fundUid: fund.uid,
      revision: kept.revision,
      content: own!,
    });
    if (!mine) return;
    for (const content of others) {
      const made = await save.run({ uid: null, fundUid: fund.uid, revision: 0, content });
      if (!made) return;
    }
  };
  return { run, error: save.error };
}

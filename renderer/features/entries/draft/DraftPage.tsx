import { useState } from 'react';
import { emptyDraft } from '#shared/entries/draft.ts';
import { ENTRY_KIND_LIST, type EntryKind } from '#shared/entries/kinds.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { href, useRoute } from '../../../lib/route.ts';
import '../entries.css';
import { DraftEditorView } from './DraftEditorView.tsx';

/**
 * `#/entries/draft?uid=…` opens a draft, `#/entries/draft?kind=…` a new one. A new draft gets its
 * uid at the first saving; the page stays the same then, so that the cursor stays where it is.
 */
export function DraftPage() {
  const { params } = useRoute();
  const { fund } = useLedger();
  const uid = params.get('uid');
  const [created, setCreated] = useState<{ uid: string; key: string } | null>(null);
  const key = created !== null && created.uid === uid ? created.key : (uid ?? newKey(params));
  const blank = {
    ...emptyDraft(kindOf(params.get('kind'))),
    accountUid: fund.accounts.length === 1 ? fund.accounts[0]!.uid : null,
  };
  return (
    <DraftEditorView
      key={key}
      uid={key === uid ? uid : null}
      blank={blank}
      splitting={params.get('split') === '1'}
      onCreated={(madeUid) => {
        setCreated({ uid: madeUid, key });
        // Replaced, not pushed: going back must not open an empty form again.
        window.history.replaceState(null, '', href('/entries/draft', { uid: madeUid }));
      }}
    />
  );
}

const newKey = (params: URLSearchParams) => `new ${params.get('n') ?? ''}`;

const kindOf = (text: string | null): EntryKind =>
  ENTRY_KIND_LIST.find((kind) => kind === text) ?? 'relief';

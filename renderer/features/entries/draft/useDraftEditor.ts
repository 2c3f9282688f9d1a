import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftContent, DraftView, Payee } from '#shared/contract/entries.ts';
import { fullPayee } from '#shared/entries/payee.ts';
import { CallError, callRelief, refreshAfter, useCall } from '../../../lib/api.ts';
import { unexpected } from '../../../lib/call-error.ts';
import { momentText } from '../../../lib/clock.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useSaveBeforeLeaving } from '../../../lib/leaving.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { contentForKind, shownFields } from './kind-fields.ts';
import { sameContent } from './same-content.ts';
import { useKnownPayee } from './useKnownPayee.ts';

/** Typed but not yet saved, and the revision it was typed upon. */
interface Unsaved {
  content: DraftContent;
  revision: number;
}

export interface DraftEditor {
  uid: string | null;
  /** Null while a saved draft is still being read. */
  content: DraftContent | null;
  saved: DraftView | null;
  loadError: CallError | null;
  change(patch: Partial<DraftContent>): void;
  /** Saves at once. Null when it could not be saved. */
  flush(): Promise<DraftView | null>;
  saving: boolean;
  unsaved: boolean;
  saveError: CallError | null;
  savedText: string;
  /** Somebody else's version; both are shown until one is chosen. */
  conflict: DraftView | null;
  resolve(content: DraftContent): void;
  /** The saved payee in full, shown for a reason; no change of the draft. */
  showPayee(payee: Payee): void;
}

const PAUSE_MS = 600;

/**
 * A draft kept as it is typed: saved after a short pause, on Ctrl+S and on leaving. What a save
 * refuses stays on the screen and in memory. A revision that moved elsewhere is never overwritten.
 */
export function useDraftEditor(
  startUid: string | null,
  blank: DraftContent,
  onCreated: (uid: string) => void,
): DraftEditor {
  const { status, fund } = useLedger();
  const client = useQueryClient();
  const [uid, setUid] = useState(startUid);
  const query = useCall('entries.draft', uid === null ? null : { uid });
  const key = `${status.uid}:draft:${uid ?? 'new'}`;
  const kept = useDraft<Unsaved | null>(key, null, { personal: true });
  const [saving, setSaving] = useState(false);
  const [saveError, setSaveError] = useState<CallError | null>(null);
  const [conflict, setConflict] = useState<DraftView | null>(null);
  const saved = query.data ?? null;
  const known = useKnownPayee(uid);
  const savedContent = saved && known.in(saved.content, saved.revision);
  const content = kept.value
    ? known.in(kept.value.content, kept.value.revision)
    : (savedContent ?? (uid === null ? blank : null));

  // The latest state, for saves that outlive a render.
  const created = useRef(onCreated);
  created.current = onCreated;
  const now = useRef({ uid, kept, saved, saving: null as Promise<DraftView | null> | null });
  now.current = { ...now.current, uid, kept, saved };
  const typedOn = useRef<Unsaved | null>(kept.value);
  typedOn.current = kept.value;

  const saveOnce = useCallback(async (): Promise<DraftView | null> => {
    const typed = typedOn.current;
    const { uid: ofUid, saved: last } = now.current;
    if (typed === null) return last;
    setSaving(true);
    setSaveError(null);
    try {
      const view = await callRelief('entries.saveDraft', {
        uid: ofUid,
        fundUid: fund.uid,
        revision: typed.revision,
        content: contentForKind(typed.content),
      });
      known.keep(fullPayee(typed.content.counterparty), view.revision);
      client.setQueryData(['entries', 'entries.draft', { uid: view.uid }], view);
      // What was typed while saving rests on the new revision; the rest is saved and forgotten.
      const later = typedOn.current;
      const rest = later === typed || later === null ? null : { ...later, revision: view.revision };
      typedOn.current = rest;
      if (ofUid === null) {
        now.current.kept.clear();
        now.current.uid = view.uid;
        carried.current = rest;
        setUid(view.uid);
        created.current(view.uid);
      } else if (rest === null) now.current.kept.clear();
      else now.current.kept.set(rest);
      void refreshAfter(client, 'entries.saveDraft');
      return view;
    } catch (cause) {
      const error = cause instanceof CallError ? cause : unexpected(cause);
      if (error.code === 'DRAFT-CHANGED' && ofUid !== null) {
        setConflict(await callRelief('entries.draft', { uid: ofUid }).catch(() => null));
      }
      setSaveError(error);
      return null;
    } finally {
      setSaving(false);
    }
  }, [client, fund.uid, known.keep]);

  /** One save at a time: a second one waits and then saves what was typed meanwhile. */
  const flush = useCallback(async (): Promise<DraftView | null> => {
    while (now.current.saving) await now.current.saving;
    const run = saveOnce();
    now.current.saving = run;
    const view = await run;
    now.current.saving = null;
    return view;
  }, [saveOnce]);

  // A new draft gets its own key once it has a uid; what was typed meanwhile moves along.
  const carried = useRef<Unsaved | null>(null);
  const { set } = kept;
  useEffect(() => {
    if (uid === null || carried.current === null) return;
    set(carried.current);
    carried.current = null;
  }, [uid, set]);

  const typed = kept.value;
  const waiting = typed !== null && conflict === null;
  useEffect(() => {
    if (!waiting || typed === null) return;
    const timer = setTimeout(() => void flush(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [waiting, typed, flush]);
  useSaveBeforeLeaving(flush);
  const leave = useRef(flush);
  leave.current = flush;
  useEffect(
    () => () => {
      if (typedOn.current !== null) void leave.current();
    },
    [],
  );

  // Fields another kind hides are not saved, yet come back when the kind is changed back.
  const typedBefore = useRef<Partial<DraftContent>>({});
  const change = (patch: Partial<DraftContent>) => {
    if (content === null) return;
    const next = { ...content, ...(patch.kind ? typedBefore.current : {}), ...patch };
    typedBefore.current = shownFields(next, typedBefore.current);
    const revision = typedOn.current?.revision ?? saved?.revision ?? 0;
    if (savedContent && sameContent(next, savedContent) && !saving) kept.clear();
    else kept.set({ content: next, revision });
  };
  const resolve = (chosen: DraftContent) => {
    if (!conflict) return;
    client.setQueryData(['entries', 'entries.draft', { uid: conflict.uid }], conflict);
    setConflict(null);
    setSaveError(null);
    if (sameContent(chosen, conflict.content)) kept.clear();
    else kept.set({ content: chosen, revision: conflict.revision });
  };
  return {
    uid,
    content,
    saved,
    loadError: query.error,
    change,
    flush,
    saving,
    unsaved: typed !== null,
    saveError,
    savedText: saved ? momentText(saved.savedAt) : '',
    conflict,
    resolve,
    showPayee: (payee) => known.keep(payee, kept.value?.revision ?? saved?.revision ?? 0),
  };
}

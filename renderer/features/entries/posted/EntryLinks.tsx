import { Button } from 'antd';
import type { EntryDetail } from '#shared/contract/entries.ts';

/** Links to the entries this one cancels, is cancelled by, answers or is answered by. */
export function EntryLinks({ entry, onOpen }: { entry: EntryDetail; onOpen(uid: string): void }) {
  const links = [
    ...(entry.reversedByUid ? [{ word: '冲销它的红字凭证', uid: entry.reversedByUid }] : []),
    ...(entry.reversesUid ? [{ word: '它注销的原凭证', uid: entry.reversesUid }] : []),
    ...(entry.ofEntryUid ? [{ word: '它对应的原记录', uid: entry.ofEntryUid }] : []),
    ...entry.answeredByUids.map((uid, at) => ({ word: `后续记录 ${at + 1}`, uid })),
  ];
  if (links.length === 0) return null;
  return (
    <div className="button-row">
      {links.map((link) => (
        <Button key={link.word} size="small" onClick={() => onOpen(link.uid)}>
          {link.word}
        </Button>
      ))}
    </div>
  );
}

import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Keeper, Payee } from '#shared/contract/entries.ts';
import { RevealPayees } from './RevealPayees.tsx';

/** Payees of a batch of records in full: asked with one reason, logged once, then hidden again. */
export function useRevealedPayees(
  kind: Keeper['kind'],
  uids: readonly string[],
  size: 'small' | 'middle' = 'middle',
): { of(uid: string): Payee | null; button: ReactNode } {
  const [shown, setShown] = useState<ReadonlyMap<string, Payee | null>>(new Map());
  const [asking, setAsking] = useState(false);
  return {
    of: (uid) => shown.get(uid) ?? null,
    button: (
      <>
        {uids.some((uid) => shown.has(uid)) ? (
          <Button size={size} onClick={() => setShown(new Map())}>
            遮住户名
          </Button>
        ) : (
          <Button size={size} onClick={() => setAsking(true)}>
            显示户名
          </Button>
        )}
        {asking && (
          <RevealPayees
            kind={kind}
            uids={uids}
            onShown={(payees) => {
              setShown(new Map(payees.map(({ uid, payee }) => [uid, payee])));
              setAsking(false);
            }}
            onClose={() => setAsking(false)}
          />
        )}
      </>
    ),
  };
}

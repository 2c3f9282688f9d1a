import type { Keeper } from '#shared/contract/entries.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { useCommand } from '../../../lib/api.ts';
import { RevealDialog } from '../../../ui/RevealDialog.tsx';

export type RevealedPayee = CallOutput<'entries.reveal'>[number];

/** Asks for the reason and shows payees of some records in full; logged once. */
export function RevealPayees(props: {
  kind: Keeper['kind'];
  uids: readonly string[];
  onShown(payees: RevealedPayee[]): void;
  onClose(): void;
}) {
  const reveal = useCommand('entries.reveal', { quiet: true });
  const show = async (reason: string) => {
    const payees = await reveal.run({ kind: props.kind, uids: [...props.uids], reason });
    if (payees) props.onShown(payees);
  };
  return (
    <RevealDialog
      title="显示户名和账号"
      what={`${props.uids.length} 笔收付款对方的户名和账号`}
      pending={reveal.pending}
      error={reveal.error}
      onShow={(reason) => void show(reason)}
      onClose={props.onClose}
    />
  );
}

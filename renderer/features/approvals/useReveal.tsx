import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CallOutput } from '#shared/contract/index.ts';
import { useCommand } from '../../lib/api.ts';
import { RevealDialog } from '../../ui/RevealDialog.tsx';

type Revealed = CallOutput<'approvals.reveal'>[number];

/** People of a batch of applications in full: asked with one reason, logged once, then hidden again. */
export function useReveal(approvalUids: readonly string[]): {
  of(approvalUid: string): Revealed | undefined;
  /** 显示 or 遮住, with its dialog. */
  button: ReactNode;
} {
  const [shown, setShown] = useState<ReadonlyMap<string, Revealed>>(new Map());
  const [asking, setAsking] = useState(false);
  const button =
    shown.size > 0 ? (
      <Button onClick={() => setShown(new Map())}>遮住个人信息</Button>
    ) : (
      <Button disabled={approvalUids.length === 0} onClick={() => setAsking(true)}>
        显示个人信息
      </Button>
    );
  return {
    of: (uid) => shown.get(uid),
    button: (
      <>
        {button}
        {asking && (
          <AskReason
            approvalUids={approvalUids}
            onShown={(people) => {
              setShown(new Map(people.map((each) => [each.approvalUid, each])));
              setAsking(false);
            }}
            onClose={() => setAsking(false)}
          />
        )}
      </>
    ),
  };
}

function AskReason(props: {
  approvalUids: readonly string[];
  onShown(people: Revealed[]): void;
  onClose(): void;
}) {
  const reveal = useCommand('approvals.reveal', { quiet: true });
  const show = async (reason: string) => {
    const people = await reveal.run({ approvalUids: [...props.approvalUids], reason });
    if (people) props.onShown(people);
  };
  return (
    <RevealDialog
      title="显示个人信息"
      what={`${props.approvalUids.length} 份申请的姓名、账号、证件号和电话`}
      pending={reveal.pending}
      error={reveal.error}
      onShow={(reason) => void show(reason)}
      onClose={props.onClose}
    />
  );
}

import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DraftView } from '#shared/contract/entries.ts';
import type { StatementLineView } from '#shared/contract/statements.ts';
import { useCommand } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { writingRefusal } from '../../lib/may.ts';
import { go } from '../../lib/route.ts';
import { AmountText } from '../../ui/AmountText.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import {
  draftingRefusal,
  ignoringRefusal,
  joiningRefusal,
  unignoringRefusal,
} from './line-acts.ts';
import { sumLines } from './line-sums.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

/** The selection bar: what the marked lines add up to and what can be done with them. */
export function LineActions(props: {
  lines: StatementLineView[];
  reveal: ReactNode;
  onDone(): void;
}) {
  const { lines, onDone } = props;
  const { fund, status } = useLedger();
  const draft = useCommand('entries.draftFromLines');
  const ignore = useCommand('statements.ignore');
  const unignore = useCommand('statements.unignore');
  const [asking, setAsking] = useState<'ignore' | 'unignore' | null>(null);
  const lineUids = lines.map((line) => line.uid);
  const sums = sumLines(lines);
  const start = async (together: boolean, split = false) => {
    const drafts = await draft.run({ fundUid: fund.uid, lineUids, together });
    if (!drafts) return;
    onDone();
    openDrafts(drafts, split);
  };
  const act = async (reason: string) => {
    const command = asking === 'ignore' ? ignore : unignore;
    if (!(await command.run({ lineUids, reason }))) return;
    setAsking(null);
    onDone();
  };
  const closed = writingRefusal(status);
  const drafting = closed ?? draftingRefusal(lines);
  const ignored = lines.every((line) => line.state === 'ignored');
  return (
    <div className="selection-bar" role="toolbar" aria-label="对所选流水">
      <span>
        已选 {sums.count} 笔，收 <AmountText fen={sums.inFen} />
        ，付 <AmountText fen={sums.outFen} />
      </span>
      {ignored ? (
        <ReasonButton
          reason={closed ?? unignoringRefusal(lines)}
          onClick={() => setAsking('unignore')}
        >
          撤销不入账
        </ReasonButton>
      ) : (
        <>
          <ReasonButton
            type="primary"
            loading={draft.pending}
            reason={drafting}
            onClick={() => void start(false)}
          >
            {lines.length === 1 ? '起草' : `逐笔起草 ${lines.length} 张`}
          </ReasonButton>
          {drafting === null && lines.length > 1 && (
            <ReasonButton reason={joiningRefusal(lines)} onClick={() => void start(true)}>
              合并起草一张
            </ReasonButton>
          )}
          {drafting === null && lines.length === 1 && (
            <Button onClick={() => void start(false, true)}>拆分起草</Button>
          )}
          <ReasonButton
            reason={closed ?? ignoringRefusal(lines)}
            onClick={() => setAsking('ignore')}
          >
            不入账
          </ReasonButton>
        </>
      )}
      {props.reveal}
      <Button type="text" onClick={onDone}>
        取消选择
      </Button>
      {asking && (
        <ReasonDialog
          title={
            asking === 'ignore' ? `不入账 ${lines.length} 笔` : `撤销不入账 ${lines.length} 笔`
          }
          hint={
            asking === 'ignore'
              ? '流水保留在账套中，只是不记入本基金的台账；理由会显示在流水旁，可随时撤销。'
              : '撤销后这些流水回到“未入账”，可以起草。'
          }
          examples={asking === 'ignore' ? ['银行冲正，成对抵消', '非本基金款项'] : ['标错了']}
          pending={ignore.pending || unignore.pending}
          onOk={(reason) => void act(reason)}
          onCancel={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function openDrafts(drafts: DraftView[], split: boolean) {
  if (drafts.length === 1) go('/entries/draft', { uid: drafts[0]!.uid, split: split ? 1 : null });
  else go('/entries', { tab: 'drafts' });
}

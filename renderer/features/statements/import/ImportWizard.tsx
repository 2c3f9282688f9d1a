import { Button, Steps } from 'antd';
import { useEffect } from 'react';
import type { Mapping } from '#shared/statements/types.ts';
import { callRelief, useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { writingRefusal } from '../../../lib/may.ts';
import { go } from '../../../lib/route.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Page } from '../../../ui/Page.tsx';
import '../statements.css';
import { ConfirmStep } from './ConfirmStep.tsx';
import { FileStep } from './FileStep.tsx';
import { PreviewStep } from './PreviewStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { StructureStep } from './StructureStep.tsx';
import { UnreadText } from './UnreadText.tsx';
import { useStaging } from './useStaging.ts';
import {
  EMPTY_WIZARD,
  type FileRef,
  onVisit,
  restaged,
  STEPS,
  type Step,
  startOver,
  type WizardState,
} from './wizard-state.ts';

/** 导入对账单, where it can be done at all. */
export function ImportWizard() {
  const refusal = writingRefusal(useLedger().status);
  if (refusal === null) return <OpenWizard />;
  return (
    <Page title="导入对账单" action={<BackButton />}>
      <EmptyState title={refusal} hint="流水可以查看；要导入，请以可写方式重新打开账套。" />
    </Page>
  );
}

/** File → structure → rows → confirm → result; nothing is written before 导入. */
function OpenWizard() {
  const { status, fund } = useLedger();
  // Personal: bank rows name people, so this state stays in memory.
  const kept = useDraft<WizardState>(`${status.uid}:${fund.uid}:import`, EMPTY_WIZARD, {
    personal: true,
  });
  const state = kept.value;
  const staging = useStaging();
  const discard = useCommand('statements.discard', { quiet: true });
  const step = (next: Step) => kept.change({ step: next });

  const stage = async (file: FileRef, accountUid: string | null, mapping: Mapping | null) => {
    const former = state.staged?.stageToken;
    const input = { token: file.token, fundUid: fund.uid, accountUid, mapping };
    const staged = await staging.stage(input);
    if (!staged) return;
    if (former && former !== staged.stageToken) void letGo(former);
    kept.set((now) => ({
      ...restaged(now, staged),
      accountUid,
      // A new file opens its structure; a correction stays where it was made.
      step: now.step === 0 ? 1 : now.step,
    }));
  };
  const takeFile = (file: FileRef) => {
    kept.set((now) => startOver(now, file));
    void stage(file, null, null);
  };
  const abandon = async () => {
    if (state.staged) await discard.run({ stageToken: state.staged.stageToken });
    kept.set((now) => startOver(now));
    go('/statements');
  };
  useKeys(
    { Esc: { word: '返回银行流水（导入进度保留）', run: () => go('/statements') } },
    '导入对账单',
  );
  useEffect(() => kept.set(onVisit), [kept.set]);

  const { staged, last } = state;
  const file = state.step === 4 ? (last?.file ?? null) : state.file;
  return (
    <Page
      fill
      title="导入对账单"
      standing={file ? `${file.name} · ${sizeText(file.size)}` : '还没有选择文件'}
      action={
        state.step < 4 && file ? (
          <Button onClick={() => void abandon()}>放弃导入</Button>
        ) : (
          <BackButton />
        )
      }
    >
      <Steps
        size="small"
        current={state.step}
        items={STEPS.map((title) => ({ title }))}
        className="import-steps"
      />
      <div className="import-body">
        {state.step === 0 && (
          <>
            <FileStep
              file={file}
              reading={staging.running}
              onFile={takeFile}
              onCancel={staging.cancel}
            />
            {staging.error && <ErrorNotice error={staging.error} />}
            {staging.error && file && (
              <UnreadText
                key={file.token}
                code={staging.error.code}
                onMapping={(mapping) => void stage(file, state.accountUid, mapping)}
              />
            )}
            {last && !staging.running && (
              <Button type="link" onClick={() => step(4)}>
                看上次导入的结果：{last.file.name}
              </Button>
            )}
            {staged && !staging.running && (
              <Button type="link" onClick={() => step(1)}>
                接着核对刚才的文件
              </Button>
            )}
          </>
        )}
        {state.step === 1 && staged && file && (
          <StructureStep
            staged={staged}
            staging={staging}
            onMapping={(mapping) => void stage(file, state.accountUid, mapping)}
            onAccount={(uid) => void stage(file, uid, staged.mapping)}
            onBack={() => step(0)}
            onNext={() => step(2)}
          />
        )}
        {state.step === 2 && staged && (
          <PreviewStep
            key={staged.stageToken}
            staged={staged}
            decisions={state.decisions}
            onDecisions={(decisions) => kept.change({ decisions })}
            onBack={() => step(1)}
            onNext={() => step(3)}
          />
        )}
        {state.step === 3 && staged && (
          <ConfirmStep
            staged={staged}
            decisions={state.decisions}
            confirmed={state.confirmed}
            onConfirmed={(confirmed) => kept.change({ confirmed })}
            onBack={() => step(2)}
            onDone={(result) =>
              kept.set({ ...EMPTY_WIZARD, step: 4, last: file && { file, result } })
            }
          />
        )}
        {state.step === 4 && last && (
          <ResultStep result={last.result} onAgain={() => kept.set(startOver(state))} />
        )}
      </div>
    </Page>
  );
}

const BackButton = () => <Button onClick={() => go('/statements')}>回到银行流水</Button>;

/** Frees a replaced reading; it holds nothing that was written, so a failure changes nothing. */
const letGo = (stageToken: string) =>
  callRelief('statements.discard', { stageToken }).catch(() => undefined);

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;

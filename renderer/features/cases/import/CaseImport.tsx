import { Button, Steps } from 'antd';
import { callRelief, useCommand } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useKeys } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { PREPARERS, roleRefusal } from '../../../lib/may.ts';
import { go } from '../../../lib/route.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Page } from '../../../ui/Page.tsx';
import '../cases.css';
import { CaseFileStep } from './CaseFileStep.tsx';
import { CasePreviewStep } from './CasePreviewStep.tsx';
import { CaseResultStep } from './CaseResultStep.tsx';
import { type CaseImportState, EMPTY_IMPORT, type FileRef, STEPS } from './case-import-state.ts';

const back = () => go('/cases');

/** 导入个案名单: file → rows → result; nothing is written before 导入. */
export function CaseImport() {
  const { status, fund } = useLedger();
  const kept = useDraft<CaseImportState>(`${status.uid}:${fund.uid}:case-import`, EMPTY_IMPORT, {
    personal: true,
  });
  const { step, file, staged, leaveOut, result } = kept.value;
  const stage = useCommand('cases.stage', { quiet: true });
  const discard = useCommand('cases.discard', { quiet: true });
  const takeFile = async (chosen: FileRef) => {
    if (staged) void letGo(staged.stageToken);
    kept.set({ ...EMPTY_IMPORT, file: chosen });
    const read = await stage.run({ token: chosen.token, fundUid: fund.uid });
    if (read) kept.change({ staged: read, step: 1 });
  };
  const abandon = async () => {
    if (staged) await discard.run({ stageToken: staged.stageToken });
    kept.clear();
    back();
  };
  useKeys({ Esc: { word: '返回救助个案（导入进度保留）', run: back } }, '导入个案名单');
  return (
    <Page
      fill
      title="导入个案名单"
      standing={file ? file.name : '还没有选择文件'}
      action={
        step < 2 && file ? (
          <Button onClick={() => void abandon()}>放弃导入</Button>
        ) : (
          <Button onClick={back}>回到救助个案</Button>
        )
      }
    >
      <Steps
        size="small"
        current={step}
        items={STEPS.map((title) => ({ title }))}
        className="import-steps"
      />
      <div className="import-body">
        {step === 0 && (
          <>
            <CaseFileStep
              refusal={roleRefusal(status, PREPARERS)}
              reading={stage.pending}
              onFile={(chosen) => void takeFile(chosen)}
              onCancel={stage.cancel}
            />
            {stage.error && <ErrorNotice error={stage.error} />}
          </>
        )}
        {step === 1 && staged && (
          <CasePreviewStep
            staged={staged}
            leaveOut={leaveOut}
            onLeaveOut={(yes) => kept.change({ leaveOut: yes })}
            onBack={() => kept.change({ step: 0 })}
            onDone={(done) => kept.set({ ...EMPTY_IMPORT, file, step: 2, result: done })}
          />
        )}
        {step === 2 && result && <CaseResultStep result={result} onAgain={() => kept.clear()} />}
      </div>
    </Page>
  );
}

/** Frees a replaced reading; it holds nothing that was written, so a failure changes nothing. */
const letGo = (stageToken: string) =>
  callRelief('cases.discard', { stageToken }).catch(() => undefined);

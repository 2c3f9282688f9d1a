import { Button, Steps } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { newLedger } from '#shared/contract/setup.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { faultsOf } from '../../../lib/field-faults.ts';
import { enterMovesOn, useKeys } from '../../../lib/keys.ts';
import { go } from '../../../lib/route.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressPanel } from '../../../ui/ProgressPanel.tsx';
import { BasisStep } from './BasisStep.tsx';
import { CustodyStep } from './CustodyStep.tsx';
import { FundStep } from './FundStep.tsx';
import { startFaults } from './late-starts.ts';
import { OpeningStep } from './OpeningStep.tsx';
import { OperatorsStep } from './OperatorsStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { faultsByStep, WIZARD_STEPS } from './steps.ts';
import { UsesStep } from './UsesStep.tsx';
import { useCreateLedger } from './useCreateLedger.ts';
import { emptyWizardForm, toNewLedger, type WizardForm } from './wizard-form.ts';

const BODIES = [FundStep, BasisStep, UsesStep, CustodyStep, OpeningStep, OperatorsStep];
const LAST = WIZARD_STEPS.length - 1;

/** 新建账套: nothing is written before the last step; what is typed stays when one leaves. */
export function NewLedgerWizard() {
  const [empty] = useState(() => ({ form: emptyWizardForm(), step: 0, tried: [] as number[] }));
  const draft = useDraft('new-ledger', empty, { personal: true });
  const { form, step, tried } = draft.value;
  const faults = useMemo(
    () => ({ ...startFaults(form), ...faultsOf(newLedger, toNewLedger(form)) }),
    [form],
  );
  const counts = faultsByStep(faults);
  const faulty = Object.keys(faults).length;
  const creation = useCreateLedger(draft.clear);
  const change = (patch: Partial<WizardForm>) =>
    draft.set((now) => ({ ...now, form: { ...now.form, ...patch } }));
  const goTo = (next: number) =>
    draft.set((now) => ({ ...now, step: next, tried: [...new Set([...now.tried, now.step])] }));
  // A step with something missing keeps the user there and says what; the list leads anywhere.
  const goOn = () => goTo(counts[step] === 0 ? step + 1 : step);
  useKeys({ Esc: { word: '返回（已填内容保留）', run: () => go('/') } }, '新建账套');
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step starts at its first field
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('input:not(:disabled)')?.focus();
  }, [step]);
  const Body = BODIES[step];
  const props = { form, change, faults: tried.includes(step) || step === LAST ? faults : {} };
  return (
    <main className="wizard">
      <header className="wizard-head">
        <h1>新建账套</h1>
        <span className="page-standing">
          最后一步之前不写入任何内容；离开后再来，已填内容仍在。
        </span>
        <Button onClick={() => go('/')}>返回</Button>
      </header>
      <Steps
        size="small"
        current={step}
        onChange={goTo}
        items={WIZARD_STEPS.map(({ word }, at) => ({
          title: word,
          status: at === step ? 'process' : stepStatus(tried.includes(at), counts[at]!),
        }))}
      />
      <div className="wizard-body" ref={body} onKeyDownCapture={enterMovesOn}>
        {Body ? <Body key={step} {...props} /> : <ReviewStep {...props} goTo={goTo} />}
        {creation.error && <ErrorNotice error={creation.error} />}
        <ProgressPanel call="setup.create" running={creation.pending} title="正在建立账套" />
      </div>
      <footer className="wizard-foot">
        <Button disabled={step === 0} onClick={() => goTo(step - 1)}>
          上一步
        </Button>
        {step < LAST ? (
          <Button type="primary" onClick={goOn}>
            下一步
          </Button>
        ) : (
          <Button
            type="primary"
            disabled={faulty > 0}
            loading={creation.pending}
            onClick={() => void creation.create(form)}
          >
            选择存放位置并建立
          </Button>
        )}
        {step === LAST && faulty > 0 && (
          <span className="reason">还有 {faulty} 处要填写或改正</span>
        )}
      </footer>
    </main>
  );
}

const stepStatus = (tried: boolean, faults: number) =>
  !tried ? 'wait' : faults === 0 ? 'finish' : 'error';

import { App, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { checkTemplate, FULL_HUNDREDTHS, readTemplate } from '#shared/appraisal/check-template.ts';
import type { IndicatorTemplate } from '#shared/appraisal/types.ts';
import { useCommand } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { enterMovesOn, useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { PillarRows } from './PillarRows.tsx';
import { pointsText } from './points.ts';
import { TemplateSum } from './TemplateSum.tsx';
import {
  changed,
  freshId,
  sumOf,
  type TypedTemplate,
  templateFrom,
  typedFromTemplate,
} from './typed-template.ts';

/** The year's tree: names, weights, criteria. Sums follow every key; a change needs its reason. */
export function TemplateEditor(props: { template: IndicatorTemplate; ownOfYear: boolean }) {
  const { template } = props;
  const { status, fund, year, operator } = useLedger();
  const { message } = App.useApp();
  const start = useMemo(() => typedFromTemplate(template), [template]);
  const kept = useDraft<TypedTemplate>(`${status.uid}:${fund.uid}:${year}:indicators`, start, {
    personal: false,
  });
  const [reason, setReason] = useState('');
  const save = useCommand('appraisal.saveTemplate', { quiet: true });
  const typed = kept.value;
  const tree = templateFrom(template, typed);
  const findings = checkTemplate(tree);
  const shape = readTemplate(tree);
  const faults = findings.length > 0 || shape.ok ? findings : [...shape.findings];
  const disabled = !operator.roles.includes('supervisor');
  const stop = disabled
    ? '指标体系由主管修改'
    : !kept.touched
      ? '没有改动'
      : faults.length > 0
        ? `还有 ${faults.length} 处不符`
        : reason.trim() === ''
          ? '请填写修改理由'
          : null;
  const store = async () => {
    if (stop !== null) return;
    const input = { fundUid: fund.uid, year, template: tree, reason: reason.trim() };
    if (await save.run(input)) {
      kept.clear();
      setReason('');
      void message.success('指标体系已保存');
    }
  };
  useKeys({ 'Ctrl+S': { word: '保存指标体系', run: () => void store() } }, '指标体系');
  const addPillar = () =>
    kept.set((now) => ({
      ...now,
      pillars: [
        ...now.pillars,
        {
          id: freshId(now, 'pillar'),
          name: '',
          weight: '',
          branches: [
            {
              id: freshId(now, 'branch'),
              name: '',
              weight: '',
              leaves: [{ id: freshId(now, 'leaf'), name: '', weight: '', criteria: '' }],
            },
          ],
        },
      ],
    }));
  return (
    <div className="appraisal-body" onKeyDownCapture={enterMovesOn}>
      <div className="appraisal-bar">
        <TemplateSum word="各一级指标合计" sum={sumOf(typed.pillars)} due={FULL_HUNDREDTHS} />
        {!props.ownOfYear && (
          <span className="field-hint">
            {year} 年还没有自己的指标体系，现在用的是县级模板（{pointsText(FULL_HUNDREDTHS)} 分）。
          </span>
        )}
        <span className="bar-gap" />
        {kept.touched && <Button onClick={kept.clear}>放弃修改</Button>}
        <Input
          aria-label="修改理由"
          placeholder="修改理由（必填，存入账套）"
          value={reason}
          maxLength={200}
          disabled={disabled}
          onChange={(event) => setReason(event.target.value)}
          className="reason-input"
        />
        <ReasonButton
          type="primary"
          title="Ctrl+S"
          reason={stop}
          loading={save.pending}
          onClick={() => void store()}
        >
          保存
        </ReasonButton>
      </div>
      {save.error && <ErrorNotice error={save.error} />}
      {faults.length > 0 && (
        <ul className="template-faults">
          {faults.map((finding) => (
            <li key={`${finding.code}${finding.where}`}>
              <b>{finding.code}</b> {finding.message}
            </li>
          ))}
        </ul>
      )}
      <div className="appraisal-frame">
        <table className="appraisal-table template-table">
          <thead>
            <tr>
              <th scope="col">一级指标</th>
              <th scope="col">二级指标</th>
              <th scope="col">三级指标</th>
              <th scope="col">分值</th>
              <th scope="col" className="col-criteria">
                具体指标
              </th>
              <th scope="col">增减</th>
            </tr>
          </thead>
          {typed.pillars.map((pillar) => (
            <PillarRows
              key={pillar.id}
              pillar={pillar}
              tree={typed}
              disabled={disabled}
              onChange={(next) =>
                kept.set((now) => ({ ...now, pillars: changed(now.pillars, pillar.id, next) }))
              }
            />
          ))}
        </table>
        <Button disabled={disabled} onClick={addPillar}>
          加一个一级指标
        </Button>
      </div>
    </div>
  );
}

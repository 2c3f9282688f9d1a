import { App, Button } from 'antd';
import { useMemo } from 'react';
import { checkScores, totalScore } from '#shared/appraisal/scores.ts';
import type { IndicatorScore, IndicatorTemplate } from '#shared/appraisal/types.ts';
import { useCommand } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { enterMovesOn, useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { go } from '../../lib/route.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { pointsText } from './points.ts';
import { ScoreTable } from './ScoreTable.tsx';
import {
  NOTHING_TYPED,
  scoresFrom,
  type TypedScores,
  typedFrom,
  unreadable,
} from './typed-scores.ts';

/** The scores as they are typed: total, grade and what is still open follow every key. */
export function ScoreSheet(props: { template: IndicatorTemplate; saved: IndicatorScore[] }) {
  const { template, saved } = props;
  const { status, fund, year, operator } = useLedger();
  const { message } = App.useApp();
  const start = useMemo(() => typedFrom(saved), [saved]);
  const kept = useDraft<TypedScores>(`${status.uid}:${fund.uid}:${year}:scores`, start, {
    personal: false,
  });
  const save = useCommand('appraisal.saveScores', { quiet: true });
  const scores = scoresFrom(template, kept.value);
  const broken = unreadable(template, kept.value);
  const findings = checkScores(template, scores);
  const errors = findings.filter((finding) => finding.severity === 'error');
  const total = totalScore(template, scores);
  const stop = operator.roles.every((role) => role === 'auditor')
    ? '查阅人员只能查看'
    : broken.length > 0
      ? `${broken.length} 格得分读不出来`
      : errors.length > 0
        ? `还有 ${errors.length} 处要填`
        : !kept.touched
          ? '没有改动'
          : null;
  const store = async () => {
    if (stop !== null) return;
    if (await save.run({ fundUid: fund.uid, year, scores })) {
      kept.clear();
      void message.success('自评得分已保存');
    }
  };
  useKeys({ 'Ctrl+S': { word: '保存得分', run: () => void store() } }, '绩效自评');
  return (
    <div className="appraisal-body" onKeyDownCapture={enterMovesOn}>
      <div className="appraisal-bar">
        <span className="appraisal-total">
          合计 <b>{pointsText(total.totalHundredths)}</b> 分
          {total.band ? `（${total.band}）` : `，还有 ${total.unscored.length} 项未评分，不定等次`}
        </span>
        <span>{kept.touched ? '有未保存的填写，离开本页也会保留' : '已全部保存'}</span>
        <span className="bar-gap" />
        {kept.touched && <Button onClick={kept.clear}>放弃未保存的填写</Button>}
        <Button onClick={() => go('/reports')}>看附表3</Button>
        <ReasonButton
          type="primary"
          title="Ctrl+S"
          reason={stop}
          loading={save.pending}
          onClick={() => void store()}
        >
          保存得分
        </ReasonButton>
      </div>
      {save.error && <ErrorNotice error={save.error} />}
      <ScoreTable
        template={template}
        typed={kept.value}
        findings={findings}
        broken={broken}
        totalHundredths={total.totalHundredths}
        disabled={operator.roles.every((role) => role === 'auditor')}
        onType={(leafId, patch) =>
          kept.set((now) => ({
            ...now,
            [leafId]: { ...NOTHING_TYPED, ...now[leafId], ...patch },
          }))
        }
      />
    </div>
  );
}

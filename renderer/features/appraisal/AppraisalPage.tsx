import { Segmented } from 'antd';
import { useState } from 'react';
import { bandOf } from '#shared/appraisal/scores.ts';
import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import './appraisal.css';
import { pointsText } from './points.ts';
import { ScoreSheet } from './ScoreSheet.tsx';
import { TemplateEditor } from './TemplateEditor.tsx';

type View = '评分' | '指标体系';

/** 绩效自评: the year's indicator tree with its scores, typed on the table as it is printed. */
export function AppraisalPage() {
  const { fund, year } = useLedger();
  const [view, setView] = useState<View>('评分');
  const sheet = useCall('appraisal.sheet', { fundUid: fund.uid, year });
  const data = sheet.data;
  const open = data?.findings.filter((finding) => finding.code === 'AP-16').length ?? 0;
  return (
    <Page
      fill
      title="绩效自评"
      standing={
        data
          ? open > 0
            ? `已保存 ${pointsText(data.totalHundredths)} 分，${open} 项未评分`
            : `已保存 ${pointsText(data.totalHundredths)} 分（${bandOf(data.totalHundredths)}）`
          : ''
      }
      action={<Segmented<View> options={['评分', '指标体系']} value={view} onChange={setView} />}
    >
      {sheet.error && <ErrorNotice error={sheet.error} onRetry={() => void sheet.refetch()} />}
      {data && view === '评分' && (
        <ScoreSheet key={`${fund.uid}-${year}`} template={data.template} saved={data.scores} />
      )}
      {data && view === '指标体系' && (
        <TemplateEditor
          key={`${fund.uid}-${year}`}
          template={data.template}
          ownOfYear={data.saved}
        />
      )}
      {!data && !sheet.error && <p>正在读取…</p>}
    </Page>
  );
}

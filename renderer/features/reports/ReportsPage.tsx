import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { CallInput } from '#shared/contract/index.ts';
import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { go } from '../../lib/route.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { PaperActions } from '../../ui/PaperActions.tsx';
import { ReportNotes } from './ReportNotes.tsx';
import './reports.css';
import { SheetView } from './SheetView.tsx';
import { sheetsOf } from './sheets.ts';

type Heading = CallInput<'reports.tables'>['scoreHeading'];
type Zoom = '整页宽' | '原大';

/** 附表与报表: the paper itself, as print, PDF and Excel give it. */
export function ReportsPage() {
  const { fund, year } = useLedger();
  const [heading, setHeading] = useState<Heading>('评价标准');
  const [zoom, setZoom] = useState<Zoom>('原大');
  const [at, setAt] = useState(0);
  const input = { fundUid: fund.uid, year, scoreHeading: heading };
  const tables = useCall('reports.tables', input, { keepPrevious: true });
  const models = tables.data ?? [];
  const sheets = useMemo(() => sheetsOf(tables.data ?? []), [tables.data]);
  const here = Math.min(at, Math.max(0, sheets.length - 1));
  return (
    <Page
      fill
      title="附表与报表"
      standing={tables.data ? `${year} 年，共 ${models.length} 张表 ${sheets.length} 页` : ''}
      action={
        <PaperActions
          request={{ paper: 'appendices', input }}
          ready={sheets.length > 0}
          place="附表与报表"
        />
      }
    >
      {tables.error && (
        <ErrorNotice
          error={tables.error}
          onRetry={() => void tables.refetch()}
          ways={<Button onClick={() => go('/appraisal')}>去绩效自评</Button>}
        />
      )}
      {sheets.length > 0 && (
        <div className="report-work">
          <nav className="report-side" aria-label="页">
            {sheets.map((sheet, index) => (
              <Button
                key={`${sheet.model.id}-${sheet.page.number}`}
                type={index === here ? 'primary' : 'text'}
                aria-current={index === here}
                onClick={() => setAt(index)}
              >
                {sheet.model.shortName}
                {sheet.model.pages.length > 1 &&
                  ` ${sheet.page.number}/${sheet.model.pages.length}`}
              </Button>
            ))}
            <div className="report-options">
              <span>附表3末列标题</span>
              <Segmented<Heading>
                options={['评价标准', '得分']}
                value={heading}
                onChange={setHeading}
              />
              <span className="field-hint">
                报告原文写“评价标准”，实际填的是得分；两种都可以打印。
              </span>
              <span>显示</span>
              <Segmented<Zoom> options={['原大', '整页宽']} value={zoom} onChange={setZoom} />
            </div>
            <ReportNotes models={models} />
          </nav>
          <SheetView sheets={sheets} at={here} onAt={setAt} fit={zoom === '整页宽'} />
        </div>
      )}
      {!tables.error && !tables.data && <p>正在生成附表…</p>}
    </Page>
  );
}

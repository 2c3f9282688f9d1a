import { Alert } from 'antd';
import { useState } from 'react';
import type { BudgetDocumentView } from '#shared/contract/budget.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { useCall } from '../../lib/api.ts';
import { useKeys } from '../../lib/keys.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { PREPARERS, roleRefusal } from '../../lib/may.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Page } from '../../ui/Page.tsx';
import { ReasonButton } from '../../ui/ReasonButton.tsx';
import { PapersDialog } from '../documents/index.ts';
import { AuthorisedOn } from './AuthorisedOn.tsx';
import { BudgetForm } from './BudgetForm.tsx';
import { BudgetTable } from './BudgetTable.tsx';
import { BudgetTotals } from './BudgetTotals.tsx';

type Findings = CallOutput<'budget.add'>['findings'];
/** What the form is open for: a new document, or the correction of one. */
type Editing = 'new' | BudgetDocumentView | null;

export function BudgetPage() {
  const { fund, year, status } = useLedger();
  const list = useCall('budget.list', { fundUid: fund.uid, year });
  const [editing, setEditing] = useState<Editing>(null);
  const [papersOf, setPapersOf] = useState<BudgetDocumentView | null>(null);
  const [findings, setFindings] = useState<Findings>([]);
  const refusal = roleRefusal(status, PREPARERS);
  const startNew = () => setEditing('new');
  useKeys({ F2: { word: '登记预算指标', run: startNew, enabled: refusal === null } }, '预算指标');
  const add = (
    <ReasonButton type="primary" title="F2" reason={refusal} onClick={startNew}>
      登记预算指标
    </ReasonButton>
  );
  return (
    <Page
      fill
      title="预算指标"
      standing={list.data && standingOf(year, list.data.totals)}
      action={add}
    >
      {list.error && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {findings.map((finding) => (
        <Alert
          key={finding.message}
          type="warning"
          className="page-alert"
          title={`${finding.code}：${finding.message}`}
          closable={{ onClose: () => setFindings([]) }}
        />
      ))}
      {list.data && list.data.documents.length > 0 && (
        <>
          <div className="budget-head">
            <BudgetTotals totals={list.data.totals} />
            <AuthorisedOn />
          </div>
          <BudgetTable
            list={list.data}
            refusal={refusal}
            onCorrect={setEditing}
            onPapers={setPapersOf}
          />
        </>
      )}
      {list.data?.documents.length === 0 && (
        <EmptyState
          title={`${year} 年还没有预算指标`}
          hint="财政部门批复或下达的预算文件登记在这里：年初预算、年中追加、调减、预下达和上年结转。没有预算指标，支出不能记账。"
          action={add}
        />
      )}
      {editing !== null && (
        <BudgetForm
          replaces={editing === 'new' ? null : editing}
          onRecorded={(found) => {
            setEditing(null);
            setFindings(found);
          }}
          onClose={() => setEditing(null)}
        />
      )}
      {papersOf !== null && (
        <PapersDialog
          title={`${papersOf.documentNo} 的附件`}
          subject={{ kind: 'budget_document', uid: papersOf.uid }}
          suggested={['指标文件']}
          onClose={() => setPapersOf(null)}
        />
      )}
      {refusal === null && list.data && list.data.documents.length > 0 && (
        <p className="page-note">
          登记后不能改写。有误时在该行点“更正”，更正后的文件替代原文件，原文件仍可查。
        </p>
      )}
    </Page>
  );
}

const standingOf = (year: number, totals: { authorisedFen: number; spentFen: number }) =>
  `${year} 年可用预算 ${formatYuan(totals.authorisedFen)} 元，已支出 ${formatYuan(totals.spentFen)} 元`;

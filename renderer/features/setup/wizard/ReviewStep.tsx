import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { CUSTODY_WORDS, ROLE_WORDS, USE_KIND_WORDS } from '#shared/terms.ts';
import { lateStarts } from './late-starts.ts';
import type { StepProps } from './step-props.ts';
import { faultsByStep, WIZARD_STEPS } from './steps.ts';
import { startDay, type WizardForm } from './wizard-form.ts';

/** Everything once more before it is fixed: each part leads back to its step. */
export function ReviewStep(props: StepProps & { goTo(step: number): void }) {
  const open = faultsByStep(props.faults);
  const late = lateStarts(props.form);
  return (
    <>
      <p className="step-lead">
        建立后，期初余额、依据和账户写入账链，不能修改，只能另行登记更正；用途、账户和操作员以后可以增加。
      </p>
      {late.length > 0 && (
        <Alert
          type="warning"
          className="page-alert"
          title="请核对这些启用日期"
          description={late.map(({ path, text }) => (
            <p key={path} className="notice-line">
              {text}
            </p>
          ))}
        />
      )}
      <dl className="review">
        {summaries(props.form).map((summary, step) => (
          <div key={WIZARD_STEPS[step]!.word} className="review-part">
            <dt>
              {WIZARD_STEPS[step]!.word}
              <Button size="small" onClick={() => props.goTo(step)}>
                修改
              </Button>
            </dt>
            <dd>
              {summary}
              {open[step]! > 0 && (
                <div className="field-fault">还有 {open[step]} 处要填写或改正</div>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const shown = (text: string | null) => (text ? text : '（未填）');
const money = (fen: number | null) => (fen === null ? '（未填）' : `${formatYuan(fen)} 元`);

/** One summary per step, in the steps' order. */
function summaries(form: WizardForm): ReactNode[] {
  const { fund, custody, account, opening } = form;
  return [
    `${shown(form.bureau)}　${shown(fund.name)}　主管部门：${shown(fund.department)}　管理机构：${shown(fund.governingBody)}`,
    lines(fund.legalBases, (b) => `${shown(b.title)}　${b.documentNo}　${b.datedOn ?? ''}`),
    lines(
      fund.permittedUses,
      (u) =>
        `${USE_KIND_WORDS[u.kind]}：${shown(u.name)}　依据：${shown(u.clause)}　自 ${shown(startDay(u.validFrom, form))} 起`,
    ),
    `${CUSTODY_WORDS[custody.mode]}，自 ${shown(startDay(custody.fromDate, form))} 起　${shown(account.bankName)}　${shown(account.accountName)}　${shown(account.accountNo)}　自 ${shown(startDay(account.validFrom, form))} 起启用`,
    <>
      <div className="review-opening">
        {shown(opening.date)} 早上余额 <strong>{money(opening.balanceFen)}</strong>　依据：
        {shown(opening.basisDocument)}（{shown(opening.basisDate)}）
      </div>
      {lines(
        opening.yearToDate,
        (t) => `本年累计 ${t.kind ? ENTRY_KINDS[t.kind].word : '（未选）'} ${money(t.amountFen)}`,
      )}
      {opening.unreconciled.length > 0 && <div>未达账项 {opening.unreconciled.length} 笔</div>}
    </>,
    lines(
      form.operators,
      (o) => `${ROLE_WORDS[o.role]}：${shown(o.name)}${o.cashier ? '（出纳）' : ''}`,
    ),
  ];
}

function lines<Row extends { key: number }>(rows: Row[], text: (row: Row) => string): ReactNode {
  return rows.map((row) => <div key={row.key}>{text(row)}</div>);
}

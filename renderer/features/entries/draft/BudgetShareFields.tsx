import { Button, Select } from 'antd';
import { yearOf } from '#shared/dates/day.ts';
import { formatYuan, sumFen } from '#shared/money/fen.ts';
import { BUDGET_KIND_WORDS } from '#shared/terms.ts';
import { useCall } from '../../../lib/api.ts';
import { ENTER_SKIPS } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { go } from '../../../lib/route.ts';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';

/** Budget documents the money belongs to, with a share each. */
export function BudgetShareFields({ content, change, missing, disabled }: FormPart) {
  const { fund, year } = useLedger();
  const ofYear = content.businessDate === null ? year : yearOf(content.businessDate);
  const list = useCall('budget.list', { fundUid: fund.uid, year: ofYear });
  const documents = list.data?.documents.filter((d) => d.replacedByUid === null) ?? [];
  const shares = content.budgetShares;
  const leftFen = (content.amountFen ?? 0) - sumFen(shares.map((share) => share.amountFen));
  const set = (at: number, patch: Partial<(typeof shares)[number]>) =>
    change({ budgetShares: shares.map((share, i) => (i === at ? { ...share, ...patch } : share)) });
  const add = (documentUid: string) => {
    const document = documents.find((d) => d.uid === documentUid);
    if (!document) return;
    const amountFen = Math.max(1, leftFen > 0 ? leftFen : document.amountFen);
    change({ budgetShares: [...shares, { documentUid, amountFen }] });
  };
  const nameOf = (uid: string) =>
    documents.find((d) => d.uid === uid)?.documentNo ?? '（其他年度）';
  const free = documents.filter((d) => !shares.some((share) => share.documentUid === d.uid));
  return (
    <Field
      name="budgetShares"
      word="预算指标"
      wide
      missing={missing.get('budgetShares')}
      hint={leftFen !== 0 && shares.length > 0 ? `还差 ${formatYuan(leftFen)} 元` : null}
    >
      {shares.map((share, at) => (
        <div className="share-row" key={share.documentUid}>
          <span className="share-name">{nameOf(share.documentUid)}</span>
          <AmountInput
            aria-label={`${nameOf(share.documentUid)} 的金额`}
            value={share.amountFen}
            onChange={(fen) => fen !== null && fen > 0 && set(at, { amountFen: fen })}
            disabled={disabled}
          />
          <Button
            {...ENTER_SKIPS}
            size="small"
            disabled={disabled}
            onClick={() => change({ budgetShares: shares.filter((_, i) => i !== at) })}
          >
            去掉
          </Button>
        </div>
      ))}
      {documents.length === 0 && list.data ? (
        <Button onClick={() => go('/budget')}>{ofYear} 年还没有预算指标，去登记</Button>
      ) : (
        <Select
          id={fieldId('budgetShares')}
          value={null}
          placeholder="选取文件（可多份）"
          disabled={disabled || free.length === 0}
          onChange={add}
          options={free.map((d) => ({
            value: d.uid,
            label: `${BUDGET_KIND_WORDS[d.kind]} ${d.documentNo} ${formatYuan(d.amountFen)}`,
          }))}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  );
}

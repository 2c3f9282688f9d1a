import { Button, Checkbox, Input, Select } from 'antd';
import type { ClipboardEvent } from 'react';
import type { DraftContent } from '#shared/contract/entries.ts';
import { sumFen } from '#shared/money/fen.ts';
import { ENTER_SKIPS } from '../../../lib/keys.ts';
import { useLedger } from '../../../lib/ledger.tsx';
import { AmountInput } from '../../../ui/AmountInput.tsx';
import { AmountText } from '../../../ui/AmountText.tsx';
import { DayInput } from '../../../ui/DayInput.tsx';
import { FormRow, withCopyBelow } from '../../../ui/FormRow.tsx';
import { advancesFromPaste } from './advances-paste.ts';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';

type Basis = NonNullable<DraftContent['ownAccountBasis']>;
type Advance = Basis['advances'][number];

const REASONS: { value: Basis['reason']; label: string }[] = [
  { value: 'treasury', label: '上缴财政' },
  { value: 'misdirected', label: '误入款退回' },
  { value: 'account-change', label: '账户变更' },
  { value: 'reimbursement', label: '归垫（列明原垫付款项）' },
];
/** As many as a draft may name. */
const MOST = 200;
const EMPTY: Basis = { reason: 'treasury', documentNo: '', advances: [] };

/** DA-02: the documents that allow a payment to an account of the bureau or of another fund. */
export function BasisFields({ content, change, missing, disabled }: FormPart) {
  const basis = content.ownAccountBasis;
  const set = (patch: Partial<Basis>) =>
    change({ ownAccountBasis: { ...EMPTY, ...basis, ...patch } });
  return (
    <Field name="ownAccountBasis" word="付往本单位" wide missing={missing.get('ownAccountBasis')}>
      <Checkbox
        id={fieldId('ownAccountBasis')}
        checked={basis !== null}
        disabled={disabled}
        onChange={(event) => change({ ownAccountBasis: event.target.checked ? EMPTY : null })}
      >
        付给本单位其他账户或其他基金，有依据
      </Checkbox>
      {basis && (
        <>
          <div className="share-row">
            <Select
              aria-label="事由"
              value={basis.reason}
              options={REASONS}
              onChange={(reason) => set({ reason })}
              disabled={disabled}
              style={{ width: 210 }}
            />
            <Input
              aria-label="依据文号"
              placeholder="依据文号"
              value={basis.documentNo}
              maxLength={80}
              onChange={(event) => set({ documentNo: event.target.value })}
              disabled={disabled}
            />
          </div>
          {basis.reason === 'reimbursement' && (
            <Advances
              advances={basis.advances}
              of={content}
              onChange={(advances) => set({ advances })}
              disabled={disabled}
            />
          )}
        </>
      )}
    </Field>
  );
}

/** Each original payment of a 归垫; rows can be pasted from Excel: 日期, 金额, 用途. */
function Advances(props: {
  advances: Advance[];
  /** What the draft pays back, when and under which use: a new row starts from it. */
  of: DraftContent;
  onChange(advances: Advance[]): void;
  disabled: boolean;
}) {
  const { advances, onChange, disabled, of } = props;
  const { fund, year } = useLedger();
  const uses = fund.permittedUses.filter((use) => use.kind === of.kind);
  const firstUse = of.permittedUseUid ?? uses[0]?.uid;
  const sum = sumFen(advances.map((advance) => advance.amountFen));
  const leftFen = (of.amountFen ?? 0) - sum;
  const set = (at: number, patch: Partial<Advance>) =>
    onChange(advances.map((advance, i) => (i === at ? { ...advance, ...patch } : advance)));
  const paste = (event: ClipboardEvent) => {
    if (!firstUse || disabled) return;
    const rows = advancesFromPaste(event.clipboardData.getData('text/plain'), year, firstUse);
    if (rows.length === 0) return;
    event.preventDefault();
    onChange([...advances, ...rows].slice(0, MOST));
  };
  const add = () => {
    if (!firstUse) return;
    const day = of.businessDate ?? `${year}-01-01`;
    const amountFen = Math.max(1, leftFen);
    onChange([...advances, { day, amountFen, purpose: '', permittedUseUid: firstUse }]);
  };
  return (
    <div onPaste={paste}>
      {advances.map((advance, at) => (
        <FormRow
          className="advance-row"
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no identity but their place
          key={at}
          onCopy={() => onChange(withCopyBelow(advances, at).slice(0, MOST))}
        >
          <DayInput
            aria-label="垫付日期"
            value={advance.day}
            year={year}
            onChange={(day) => day !== null && set(at, { day })}
            disabled={disabled}
          />
          <AmountInput
            aria-label="垫付金额"
            value={advance.amountFen}
            onChange={(fen) => fen !== null && fen > 0 && set(at, { amountFen: fen })}
            disabled={disabled}
          />
          <Input
            aria-label="用途"
            placeholder="用途"
            value={advance.purpose}
            onChange={(event) => set(at, { purpose: event.target.value })}
            disabled={disabled}
          />
          <Select
            aria-label="允许用途"
            value={advance.permittedUseUid}
            options={uses.map((use) => ({ value: use.uid, label: use.name }))}
            onChange={(permittedUseUid) => set(at, { permittedUseUid })}
            disabled={disabled}
          />
          <Button
            {...ENTER_SKIPS}
            size="small"
            disabled={disabled}
            onClick={() => onChange(advances.filter((_, i) => i !== at))}
          >
            去掉
          </Button>
        </FormRow>
      ))}
      <Button disabled={disabled || !firstUse} onClick={add}>
        加一笔原垫付款项
      </Button>
      {advances.length > 0 && (
        <span className="advance-sum">
          合计 <AmountText fen={sum} strong />
          {leftFen !== 0 && (
            <span className="proof-open">
              ，与本张金额相差 <AmountText fen={leftFen} />
            </span>
          )}
        </span>
      )}
      <span className="field-hint">也可从 Excel 复制“日期、金额、用途”三列，点到表中粘贴。</span>
    </div>
  );
}

import { Button, Checkbox, Input, InputNumber } from 'antd';
import type { DraftContent } from '#shared/contract/entries.ts';
import { ENTER_SKIPS } from '../../../lib/keys.ts';
import { FormRow, withCopyBelow } from '../../../ui/FormRow.tsx';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';

type Attachment = DraftContent['attachments'][number];
type Paper = Extract<Attachment, { kind: 'paper' }>;

/** What the voucher rests on: paper sheets and where they are kept, or the bank's own line. */
export function AttachmentFields({ content, change, missing, disabled }: FormPart) {
  const { attachments } = content;
  const papers = attachments.filter((a): a is Paper => a.kind === 'paper');
  const bankLine = attachments.some((a) => a.kind === 'bank-line');
  const put = (nextPapers: Paper[], withLine: boolean) =>
    change({ attachments: [...nextPapers, ...(withLine ? [{ kind: 'bank-line' as const }] : [])] });
  const set = (at: number, patch: Partial<Paper>) =>
    put(
      papers.map((paper, i) => (i === at ? { ...paper, ...patch } : paper)),
      bankLine,
    );
  return (
    <Field name="attachments" word="附件" wide missing={missing.get('attachments')}>
      <div id={fieldId('attachments')}>
        {papers.map((paper, at) => (
          <FormRow
            className="share-row"
            // biome-ignore lint/suspicious/noArrayIndexKey: the papers have no identity but their place
            key={at}
            onCopy={() => put(withCopyBelow(papers, at), bankLine)}
          >
            <span>纸质</span>
            <InputNumber
              aria-label="张数"
              min={1}
              max={9999}
              precision={0}
              value={paper.sheets}
              onChange={(sheets) => sheets !== null && set(at, { sheets })}
              disabled={disabled}
              suffix="张"
              style={{ width: 96 }}
            />
            <Input
              aria-label="存放处"
              placeholder="存放处，如 2023年7月凭证盒"
              value={paper.place}
              maxLength={80}
              onChange={(event) => set(at, { place: event.target.value })}
              disabled={disabled}
            />
            <Button
              {...ENTER_SKIPS}
              size="small"
              disabled={disabled}
              onClick={() =>
                put(
                  papers.filter((_, i) => i !== at),
                  bankLine,
                )
              }
            >
              去掉
            </Button>
          </FormRow>
        ))}
        <div className="share-row">
          <Button
            disabled={disabled}
            onClick={() => put([...papers, { kind: 'paper', sheets: 1, place: '' }], bankLine)}
          >
            加纸质附件
          </Button>
          <Checkbox
            checked={bankLine}
            disabled={disabled}
            onChange={(event) => put(papers, event.target.checked)}
          >
            以银行流水为凭（手续费、利息）
          </Checkbox>
        </div>
      </div>
    </Field>
  );
}

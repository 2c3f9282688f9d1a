import { Button, Checkbox, Input, InputNumber } from 'antd';
import type { DraftContent } from '#shared/contract/entries.ts';
import { ENTER_SKIPS } from '../../../lib/keys.ts';
import { FormRow, withCopyBelow } from '../../../ui/FormRow.tsx';
import { VoucherFiles } from '../../documents/index.ts';
import { latePapers } from '../posted/late-papers.ts';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';

type Attachment = DraftContent['attachments'][number];
type Paper = Extract<Attachment, { kind: 'paper' }>;

/** What the voucher rests on: files, paper sheets and where they are kept, the bank's own line. */
export function AttachmentFields({ content, change, missing, disabled }: FormPart) {
  const all = content.attachments;
  const papers = all.filter((a) => a.kind === 'paper');
  const files = all.filter((a) => a.kind === 'file');
  const bankLine = all.filter((a) => a.kind === 'bank-line');
  const put = (next: { papers?: Paper[]; files?: Attachment[]; bankLine?: Attachment[] }) => {
    const now = { papers, files, bankLine, ...next };
    change({ attachments: [...now.papers, ...now.files, ...now.bankLine] });
  };
  return (
    <Field name="attachments" word="附件" wide missing={missing.get('attachments')}>
      <div id={fieldId('attachments')}>
        {papers.map((paper, at) => (
          <SheetsRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the papers have no identity but their place
            key={at}
            paper={paper}
            disabled={disabled}
            onChange={(patch) =>
              put({ papers: papers.map((p, i) => (i === at ? { ...p, ...patch } : p)) })
            }
            onCopy={() => put({ papers: withCopyBelow(papers, at) })}
            onRemove={() => put({ papers: papers.filter((_, i) => i !== at) })}
          />
        ))}
        <VoucherFiles
          linkUids={files.map(({ linkUid }) => linkUid)}
          suggested={latePapers(content.kind)}
          disabled={disabled}
          onChange={(linkUids) =>
            put({ files: linkUids.map((linkUid) => ({ kind: 'file', linkUid })) })
          }
        >
          <Button
            disabled={disabled}
            onClick={() => put({ papers: [...papers, { kind: 'paper', sheets: 1, place: '' }] })}
          >
            加纸质附件
          </Button>
          <Checkbox
            checked={bankLine.length > 0}
            disabled={disabled}
            onChange={({ target }) =>
              put({ bankLine: target.checked ? [{ kind: 'bank-line' }] : [] })
            }
          >
            以银行流水为凭（手续费、利息）
          </Checkbox>
        </VoucherFiles>
      </div>
    </Field>
  );
}

function SheetsRow(props: {
  paper: Paper;
  disabled: boolean;
  onChange(patch: Partial<Paper>): void;
  onCopy(): void;
  onRemove(): void;
}) {
  const { paper, disabled, onChange } = props;
  return (
    <FormRow className="share-row" onCopy={props.onCopy}>
      <span>纸质</span>
      <InputNumber
        aria-label="张数"
        min={1}
        max={9999}
        precision={0}
        value={paper.sheets}
        onChange={(sheets) => sheets !== null && onChange({ sheets })}
        disabled={disabled}
        suffix="张"
        style={{ width: 96 }}
      />
      <Input
        aria-label="存放处"
        placeholder="存放处，如 2023年7月凭证盒"
        value={paper.place}
        maxLength={80}
        onChange={(event) => onChange({ place: event.target.value })}
        disabled={disabled}
      />
      <Button {...ENTER_SKIPS} size="small" disabled={disabled} onClick={props.onRemove}>
        去掉
      </Button>
    </FormRow>
  );
}

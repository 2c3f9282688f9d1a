import { Button } from 'antd';
import { useState } from 'react';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { sumFen } from '#shared/money/fen.ts';
import { ENTER_SKIPS } from '../../../lib/keys.ts';
import { MovedText } from '../../../ui/AmountText.tsx';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';
import { LinePicker } from './LinePicker.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { useDraftLines } from './useDraftLines.ts';

/** The statement lines the draft accounts for; a part of a line splits it, several lines join. */
export function LineFields(
  props: FormPart & { splitting: boolean; onSplit(partsFen: number[]): void },
) {
  const { content, change, missing, disabled } = props;
  const known = useDraftLines(content);
  const [asking, setAsking] = useState<'pick' | 'split' | null>(props.splitting ? 'split' : null);
  const direction = ENTRY_KINDS[content.kind].direction;
  const only = content.lines.length === 1 ? content.lines[0]! : null;
  return (
    <Field name="lines" word="银行流水" wide missing={missing.get('lines')}>
      <div id={fieldId('lines')} className="draft-lines">
        {content.lines.map((part) => {
          const line = known.get(part.lineUid);
          return (
            <div className="share-row" key={part.lineUid}>
              <span className="share-name" title={line?.memo}>
                {line ? `${line.day} ${line.counterpartyName} ${line.memo}` : '流水'}
              </span>
              <MovedText fen={part.amountFen} />
              {line && line.amountFen !== part.amountFen && (
                <span>
                  （整笔 <MovedText fen={line.amountFen} />）
                </span>
              )}
              <Button
                {...ENTER_SKIPS}
                size="small"
                disabled={disabled}
                onClick={() => {
                  const lines = content.lines.filter((l) => l.lineUid !== part.lineUid);
                  change({ lines });
                }}
              >
                去掉
              </Button>
            </div>
          );
        })}
        <div className="share-row">
          <Button disabled={disabled} onClick={() => setAsking('pick')}>
            {content.lines.length === 0 ? '对应银行流水' : '再合并流水'}
          </Button>
          {only && (
            <Button disabled={disabled} onClick={() => setAsking('split')}>
              拆成几张草稿
            </Button>
          )}
          {content.lines.length === 0 && (
            <span className="field-hint">
              没有对应流水也可以记账，导入对账单后再核对；从“银行流水”起草会自动带上。
            </span>
          )}
        </div>
      </div>
      {asking === 'pick' && (
        <LinePicker
          content={content}
          direction={direction}
          onCancel={() => setAsking(null)}
          onPick={(picked) => {
            setAsking(null);
            const lines = [
              ...content.lines,
              ...picked.map((l) => ({ lineUid: l.uid, amountFen: l.amountFen - l.postedFen })),
            ];
            const first = picked[0]!;
            change({
              lines,
              accountUid: first.accountUid,
              businessDate: first.day,
              amountFen: Math.abs(sumFen(lines.map((l) => l.amountFen))),
            });
          }}
        />
      )}
      {asking === 'split' && only && (
        <SplitDialog
          totalFen={Math.abs(only.amountFen)}
          onCancel={() => setAsking(null)}
          onSplit={(partsFen) => {
            setAsking(null);
            props.onSplit(partsFen);
          }}
        />
      )}
    </Field>
  );
}

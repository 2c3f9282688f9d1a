import { Button } from 'antd';
import { useState } from 'react';
import { answerableKinds } from '#shared/entries/completeness.ts';
import { ENTRY_KINDS } from '#shared/entries/kinds.ts';
import { formatYuan } from '#shared/money/fen.ts';
import { useCall } from '../../../lib/api.ts';
import { ENTER_SKIPS, useKeys } from '../../../lib/keys.ts';
import { EntryPicker } from './EntryPicker.tsx';
import { Field } from './Field.tsx';
import { fieldId } from './fields.ts';
import type { FormPart } from './form-types.ts';
import { sectionsOf } from './kind-fields.ts';

/** 所对应的记录: the earlier entry this one answers, picked from the ledger. */
export function AnswerField({ content, change, missing, disabled }: FormPart) {
  const [picking, setPicking] = useState(false);
  const uid = content.ofEntryUid;
  // Once the record is chosen, the key is the application's, where one is asked for too.
  const keyed = uid === null || !sectionsOf(content).has('approval');
  useKeys(
    keyed ? { F4: { word: '从台账选取', run: () => setPicking(true), enabled: !disabled } } : {},
    '对应记录',
  );
  const { data: entry } = useCall('entries.get', uid === null ? null : { uid });
  return (
    <Field
      name="ofEntryUid"
      word={content.reclassifies ? '转列自' : '对应记录'}
      wide
      missing={missing.get('ofEntryUid')}
    >
      <div className="share-row" id={fieldId('ofEntryUid')}>
        {uid !== null && (
          <span className="share-name">
            {entry
              ? `${entry.voucherNo} ${entry.businessDate} ${ENTRY_KINDS[entry.kind].word} ${formatYuan(entry.amountFen)}${
                  entry.openFen === null ? '' : `，未了结 ${formatYuan(entry.openFen)}`
                }`
              : '正在读取…'}
          </span>
        )}
        <Button disabled={disabled} onClick={() => setPicking(true)}>
          {uid === null ? '从台账选取' : '改选'}
        </Button>
        {uid !== null && (
          <Button
            {...ENTER_SKIPS}
            disabled={disabled}
            onClick={() => change({ ofEntryUid: null, reclassifies: false })}
          >
            清除
          </Button>
        )}
      </div>
      {picking && (
        <EntryPicker
          kinds={answerableKinds(content)}
          onPick={(picked) => {
            setPicking(false);
            change({ ofEntryUid: picked.uid });
          }}
          onCancel={() => setPicking(false)}
        />
      )}
    </Field>
  );
}

import { Input } from 'antd';
import type { AppraisalFinding, IndicatorLeaf } from '#shared/appraisal/types.ts';
import { readPoints } from './points.ts';
import type { TypedScore } from './typed-scores.ts';

/** Score, reason and measure of one leaf, with what the checks say right below the cell. */
export function ScoreCells(props: {
  leaf: IndicatorLeaf;
  typed: TypedScore;
  findings: AppraisalFinding[];
  broken: boolean;
  disabled: boolean;
  onType(patch: Partial<TypedScore>): void;
}) {
  const { leaf, typed, findings, broken, disabled, onType } = props;
  const says = (code: string) => findings.find((finding) => finding.code === code);
  const points = readPoints(typed.points);
  const below = points !== null && points < leaf.weightHundredths;
  const tooMuch = says('AP-13');
  // Texts typed for a lower score stay visible, so that nothing hidden is printed.
  const open = below || typed.reason !== '' || typed.measure !== '';
  return (
    <>
      <td className="cell-score">
        <Input
          aria-label={`${leaf.name} 得分`}
          value={typed.points}
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
          disabled={disabled}
          status={broken || tooMuch ? 'error' : ''}
          onChange={(event) => onType({ points: event.target.value })}
          onFocus={(event) => event.target.select()}
        />
        {broken && <div className="field-fault">最多两位小数的数</div>}
        {tooMuch && <div className="field-fault">超过分值</div>}
      </td>
      <TextCell
        word={`${leaf.name} 偏差原因`}
        open={open}
        value={typed.reason}
        disabled={disabled}
        fault={says('AP-14') ? '扣了分，请填写原因' : null}
        onChange={(reason) => onType({ reason })}
      />
      <TextCell
        word={`${leaf.name} 改进措施`}
        open={open}
        value={typed.measure}
        disabled={disabled}
        fault={null}
        hint={says('AP-15') ? '请填写措施（不填会在附表中注明）' : null}
        onChange={(measure) => onType({ measure })}
      />
    </>
  );
}

function TextCell(props: {
  word: string;
  open: boolean;
  value: string;
  disabled: boolean;
  fault: string | null;
  hint?: string | null;
  onChange(text: string): void;
}) {
  if (!props.open) return <td />;
  return (
    <td className="cell-text">
      <Input.TextArea
        aria-label={props.word}
        value={props.value}
        maxLength={300}
        rows={1}
        className="grow-text"
        disabled={props.disabled}
        status={props.fault ? 'error' : ''}
        onChange={(event) => props.onChange(event.target.value)}
      />
      {props.fault && <div className="field-fault">{props.fault}</div>}
      {props.hint && <div className="field-hint">{props.hint}</div>}
    </td>
  );
}

import { FULL_HUNDREDTHS } from '#shared/appraisal/check-template.ts';
import { leavesOf } from '#shared/appraisal/leaves.ts';
import type { AppraisalFinding, IndicatorTemplate } from '#shared/appraisal/types.ts';
import { pointsText } from './points.ts';
import { ScoreCells } from './ScoreCells.tsx';
import { NOTHING_TYPED, type TypedScore, type TypedScores } from './typed-scores.ts';

/** The printed table with its last column typed; below the weight, reason and measure open up. */
export function ScoreTable(props: {
  template: IndicatorTemplate;
  typed: TypedScores;
  findings: AppraisalFinding[];
  broken: string[];
  totalHundredths: number;
  disabled: boolean;
  onType(leafId: string, patch: Partial<TypedScore>): void;
}) {
  const { template, typed, findings } = props;
  const leaves = leavesOf(template);
  return (
    <div className="appraisal-frame">
      <table className="appraisal-table">
        <caption>{template.name}</caption>
        <thead>
          <tr>
            <th scope="col">一级指标</th>
            <th scope="col">分值</th>
            <th scope="col">二级指标</th>
            <th scope="col">分值</th>
            <th scope="col">三级指标</th>
            <th scope="col">分值</th>
            <th scope="col" className="col-criteria">
              具体指标
            </th>
            <th scope="col">得分</th>
            <th scope="col" className="col-text">
              偏差原因
            </th>
            <th scope="col" className="col-text">
              改进措施
            </th>
          </tr>
        </thead>
        <tbody>
          {leaves.map(({ pillar, branch, leaf }, at) => {
            const above = leaves[at - 1];
            const pillarRows = pillar.branches.reduce((rows, b) => rows + b.leaves.length, 0);
            return (
              <tr key={leaf.id}>
                {above?.pillar !== pillar && (
                  <>
                    <th scope="rowgroup" rowSpan={pillarRows}>
                      {pillar.name}
                    </th>
                    <td rowSpan={pillarRows}>{pointsText(pillar.weightHundredths)}</td>
                  </>
                )}
                {above?.branch !== branch && (
                  <>
                    <th scope="rowgroup" rowSpan={branch.leaves.length}>
                      {branch.name}
                    </th>
                    <td rowSpan={branch.leaves.length}>{pointsText(branch.weightHundredths)}</td>
                  </>
                )}
                <th scope="row">{leaf.name}</th>
                <td>{pointsText(leaf.weightHundredths)}</td>
                <td className="cell-text">{leaf.criteria}</td>
                <ScoreCells
                  leaf={leaf}
                  typed={typed[leaf.id] ?? NOTHING_TYPED}
                  findings={findings.filter((finding) => finding.where === leaf.id)}
                  broken={props.broken.includes(leaf.id)}
                  disabled={props.disabled}
                  onType={(patch) => props.onType(leaf.id, patch)}
                />
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={5}>
              合计
            </th>
            <td>{pointsText(FULL_HUNDREDTHS)}</td>
            <td />
            <td>{pointsText(props.totalHundredths)}</td>
            <td colSpan={2} className="cell-text">
              合计由各项得分自动相加，不能填写
            </td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

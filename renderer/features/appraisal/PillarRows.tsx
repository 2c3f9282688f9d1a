import { Button, Input } from 'antd';
import { readPoints } from './points.ts';
import { TemplateSum } from './TemplateSum.tsx';
import {
  changed,
  freshId,
  sumOf,
  type TypedBranch,
  type TypedLeaf,
  type TypedPillar,
  type TypedTemplate,
} from './typed-template.ts';

/** One first-level indicator with all below it, as rows of the editing table. */
export function PillarRows(props: {
  pillar: TypedPillar;
  tree: TypedTemplate;
  disabled: boolean;
  /** Null removes it. */
  onChange(pillar: TypedPillar | null): void;
}) {
  const { pillar, tree, disabled, onChange } = props;
  const rows = pillar.branches.reduce((count, branch) => count + branch.leaves.length, 0);
  const setBranch = (id: string, next: TypedBranch | null) => {
    const branches = changed(pillar.branches, id, next);
    onChange(branches.length === 0 ? null : { ...pillar, branches });
  };
  const setLeaf = (branch: TypedBranch, id: string, next: TypedLeaf | null) => {
    const leaves = changed(branch.leaves, id, next);
    setBranch(branch.id, leaves.length === 0 ? null : { ...branch, leaves });
  };
  const addLeaf = (branch: TypedBranch) =>
    setBranch(branch.id, {
      ...branch,
      leaves: [...branch.leaves, { id: freshId(tree, 'leaf'), name: '', weight: '', criteria: '' }],
    });
  const addBranch = () =>
    onChange({
      ...pillar,
      branches: [
        ...pillar.branches,
        {
          id: freshId(tree, 'branch'),
          name: '',
          weight: '',
          leaves: [{ id: freshId(tree, 'leaf'), name: '', weight: '', criteria: '' }],
        },
      ],
    });
  return (
    <tbody>
      {pillar.branches.flatMap((branch, branchAt) =>
        branch.leaves.map((leaf, leafAt) => (
          <tr key={leaf.id}>
            {branchAt === 0 && leafAt === 0 && (
              <td rowSpan={rows} className="cell-node">
                <NodeFields
                  word="一级指标"
                  node={pillar}
                  disabled={disabled}
                  sum={sumOf(pillar.branches)}
                  onChange={(patch) => onChange({ ...pillar, ...patch })}
                />
                <Button size="small" disabled={disabled} onClick={addBranch}>
                  加二级指标
                </Button>
              </td>
            )}
            {leafAt === 0 && (
              <td rowSpan={branch.leaves.length} className="cell-node">
                <NodeFields
                  word="二级指标"
                  node={branch}
                  disabled={disabled}
                  sum={sumOf(branch.leaves)}
                  onChange={(patch) => setBranch(branch.id, { ...branch, ...patch })}
                />
                <Button size="small" disabled={disabled} onClick={() => addLeaf(branch)}>
                  加三级指标
                </Button>
              </td>
            )}
            <LeafCells
              leaf={leaf}
              disabled={disabled}
              onChange={(next) => setLeaf(branch, leaf.id, next)}
            />
          </tr>
        )),
      )}
    </tbody>
  );
}

function NodeFields(props: {
  word: string;
  node: { name: string; weight: string };
  disabled: boolean;
  sum: number;
  onChange(patch: { name?: string; weight?: string }): void;
}) {
  const { node, disabled, onChange } = props;
  return (
    <>
      <Input
        aria-label={`${props.word}名称`}
        value={node.name}
        maxLength={40}
        disabled={disabled}
        status={node.name.trim() === '' ? 'error' : ''}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <Input
        aria-label={`${node.name} 分值`}
        value={node.weight}
        inputMode="decimal"
        suffix="分"
        disabled={disabled}
        status={readPoints(node.weight) === null ? 'error' : ''}
        onChange={(event) => onChange({ weight: event.target.value })}
      />
      <TemplateSum word="下级合计" sum={props.sum} due={readPoints(node.weight) ?? 0} />
    </>
  );
}

function LeafCells(props: {
  leaf: TypedLeaf;
  disabled: boolean;
  onChange(leaf: TypedLeaf | null): void;
}) {
  const { leaf, disabled, onChange } = props;
  return (
    <>
      <td className="cell-leaf">
        <Input
          aria-label="三级指标名称"
          value={leaf.name}
          maxLength={40}
          disabled={disabled}
          status={leaf.name.trim() === '' ? 'error' : ''}
          onChange={(event) => onChange({ ...leaf, name: event.target.value })}
        />
      </td>
      <td className="cell-score">
        <Input
          aria-label={`${leaf.name} 分值`}
          value={leaf.weight}
          inputMode="decimal"
          disabled={disabled}
          status={readPoints(leaf.weight) === null ? 'error' : ''}
          onChange={(event) => onChange({ ...leaf, weight: event.target.value })}
        />
      </td>
      <td className="cell-text">
        <Input.TextArea
          aria-label={`${leaf.name} 具体指标`}
          value={leaf.criteria}
          maxLength={300}
          rows={1}
          className="grow-text"
          disabled={disabled}
          onChange={(event) => onChange({ ...leaf, criteria: event.target.value })}
        />
      </td>
      <td>
        <Button size="small" disabled={disabled} onClick={() => onChange(null)}>
          删除
        </Button>
      </td>
    </>
  );
}

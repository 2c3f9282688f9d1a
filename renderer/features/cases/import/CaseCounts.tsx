import type { Counts } from './case-import-state.ts';

/** The counts as a sum the clerk can check: every row of the list is somewhere. */
export function CaseCounts({ counts }: { counts: Counts }) {
  const sum = counts.new + counts.existing + counts.conflict + counts.faulty;
  return (
    <p className="counts-line">
      名单共 <b>{counts.total}</b> 行 ＝ 新登记 <b>{counts.new}</b> ＋ 已登记{' '}
      <b>{counts.existing}</b> ＋ 编号冲突 <b>{counts.conflict}</b> ＋ 有误 <b>{counts.faulty}</b>{' '}
      {sum === counts.total ? (
        <span className="proof-ok">✓ 合计相符</span>
      ) : (
        <span className="proof-bad">✗ 合计 {sum}，与行数不符，请勿导入并联系维护人员</span>
      )}
    </p>
  );
}

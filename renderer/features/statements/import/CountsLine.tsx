import type { StagedStatement } from '#shared/contract/statements.ts';

/** The counts as a sum the clerk can check: every row of the file is somewhere. */
export function CountsLine({ counts }: { counts: StagedStatement['counts'] }) {
  const sum = counts.new + counts.existing + counts.suspected + counts.skipped + counts.faulty;
  return (
    <p className="counts-line">
      文件表头之后共 <b>{counts.total}</b> 行 ＝ 新增 <b>{counts.new}</b> ＋ 已存在{' '}
      <b>{counts.existing}</b> ＋ 疑似重复 <b>{counts.suspected}</b> ＋ 跳过 <b>{counts.skipped}</b>{' '}
      ＋ 有误 <b>{counts.faulty}</b>{' '}
      {sum === counts.total ? (
        <span className="proof-ok">✓ 合计相符</span>
      ) : (
        <span className="proof-bad">✗ 合计 {sum}，与行数不符，请勿导入并联系维护人员</span>
      )}
    </p>
  );
}

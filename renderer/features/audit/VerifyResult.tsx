import type { VerifyReport } from '#shared/contract/audit.ts';
import { PlainTable } from '../../ui/PlainTable.tsx';

export function VerifyResult({ report }: { report: VerifyReport }) {
  return (
    <section className="verify-result" aria-label="校验结果">
      <Verdict report={report} />
      <PlainTable
        label="校验项目"
        rows={report.checks}
        rowKey={(check) => check.name}
        columns={[
          { title: '项目', render: (check) => check.word },
          {
            title: '结果',
            render: (check) => (
              <span className={check.ok ? 'check-good' : 'check-bad'}>
                {check.ok ? '通过' : '有问题'}
              </span>
            ),
          },
          { title: '说明', render: (check) => check.detail },
        ]}
      />
      <dl className="verify-heads">
        <div>
          <dt>账链</dt>
          <dd>共 {report.chainSeq} 环</dd>
        </div>
        <div>
          <dt>链头</dt>
          <dd className="digits">{report.chainHead}</dd>
        </div>
        <div>
          <dt>操作日志</dt>
          <dd>共 {report.auditSeq} 条</dd>
        </div>
        <div>
          <dt>日志链头</dt>
          <dd className="digits">{report.auditHead}</dd>
        </div>
        {report.head && (
          <div>
            <dt>查找的链头</dt>
            <dd>
              <span className="digits">{report.head.asked}</span>
              {placeText(report, report.head)}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function placeText(report: VerifyReport, head: NonNullable<VerifyReport['head']>): string {
  if (head.seq === null) return ' 不在本账套中';
  return head.chain === 'audit'
    ? ` 在操作日志第 ${head.seq} 条，其后又有 ${report.auditSeq - head.seq} 条`
    : ` 在第 ${head.seq} 环，其后又有 ${report.chainSeq - head.seq} 环`;
}

function Verdict({ report }: { report: VerifyReport }) {
  const bad = report.checks.filter((check) => !check.ok);
  if (bad.length === 0) {
    return <p className="verdict-line verdict-good">校验通过：账套完整，未见改动。</p>;
  }
  // The file itself is whole: either the head was copied wrongly, or the tail was cut off.
  if (bad.every((check) => check.name === 'head')) {
    return (
      <>
        <p className="verdict-line verdict-bad">账套其余各项通过，但查不到这个链头。</p>
        <p>请先核对是否抄错，或是否属于另一账套；若无误，说明印出它之后的记录被整段截去。</p>
      </>
    );
  }
  return (
    <>
      <p className="verdict-line verdict-bad">校验未通过：{bad.length} 项有问题，请勿继续记账。</p>
      <p>请保留本文件原样，用“备份与恢复”打开最近一份校验通过的备份，并联系维护人员。</p>
    </>
  );
}

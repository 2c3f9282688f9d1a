import { formatYuan } from '#shared/money/fen.ts';
import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { href } from '../../lib/route.ts';
import { stageTone } from '../../lib/stage-tone.ts';
import { StageTag } from '../../ui/StageTag.tsx';

/** The applications of a case, each a way to its own page. */
export function CaseApprovals({ caseUid }: { caseUid: string }) {
  const { fund } = useLedger();
  const filter = { fundUid: fund.uid, kind: null, year: null, stages: [], text: '' };
  const list = useCall('approvals.list', { ...filter, caseUid, cursor: null, limit: 100 });
  if (!list.data) return null;
  return (
    <>
      <h3>救助申请</h3>
      <ul className="plain-list" aria-label="救助申请">
        {list.data.rows.map((row) => (
          <li key={row.uid}>
            <a href={href('/cases/relief', { open: row.uid })}>{row.number}</a> {row.recipient}{' '}
            {formatYuan(row.approvedFen ?? row.requestedFen)} 元{' '}
            <StageTag tone={stageTone(row.stage)} word={row.stageWord} />
          </li>
        ))}
      </ul>
      {list.data.rows.length === 0 && <p className="page-note">还没有登记救助申请。</p>}
      <p>
        <a href={href('/cases/relief', { register: caseUid })}>为本个案登记救助申请</a>
      </p>
    </>
  );
}

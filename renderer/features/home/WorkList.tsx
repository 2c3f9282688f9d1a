import { useCall } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.tsx';
import { workList } from './work-list.ts';

/** 救助办理: how many applications and cases wait at each stage, whatever their year. */
export function WorkList() {
  const { fund } = useLedger();
  const stages = useCall('approvals.stages', { fundUid: fund.uid });
  const figures = useCall('cases.totals', {
    fundUid: fund.uid,
    year: null,
    on: null,
    categories: [],
    states: [],
    township: null,
    text: '',
  });
  const items = workList(stages.data ?? [], figures.data);
  return (
    <section className="home-part" aria-label="救助办理">
      <h2>救助办理</h2>
      {items.length === 0 ? (
        <p className="home-calm">没有等待办理的申请和个案。</p>
      ) : (
        <ul className="home-lines">
          {items.map((item) => (
            <li key={item.word}>
              <a href={item.href}>
                <span>{item.word}</span>
                <span>{item.count} 件</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

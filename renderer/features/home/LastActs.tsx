import type { Overview } from '#shared/contract/setup.ts';
import { useCall } from '../../lib/api.ts';
import { momentText } from '../../lib/clock.ts';
import { href } from '../../lib/route.ts';

/** When the last import and the last backup were made. */
export function LastActs({ overview }: { overview: Overview }) {
  // The register knows; the ledger itself can't, for its backup is made of what it held before.
  const backups = useCall('backup.list', {});
  const lastBackup =
    backups.data
      ?.map((b) => b.madeAt)
      .sort()
      .at(-1) ?? overview.lastBackupAt;
  return (
    <section className="home-part" aria-label="最近">
      <h2>最近</h2>
      <ul className="home-lines">
        <li>
          <a href={href('/statements', { tab: 'imports' })}>
            <span>最近导入</span>
            <span>{overview.lastImportAt ? momentText(overview.lastImportAt) : '还没有'}</span>
          </a>
        </li>
        <li>
          <a href={href('/backup')}>
            <span>最近备份</span>
            <span>{lastBackup ? momentText(lastBackup) : '还没有'}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}

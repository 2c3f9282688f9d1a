import type { StagedStatement } from '#shared/contract/statements.ts';
import { stillNeeded } from './wizard-state.ts';

/** Without recognition: what the user has yet to name before the table can be read. */
export function StillNeeded({ staged }: { staged: StagedStatement }) {
  return (
    <section className="still-needed" aria-label="还要指定">
      <p>
        <b>没有认出对账单的表头。</b>请对照左边的原始表格指定，每指定一项立即重新识别：
      </p>
      <ul>
        {stillNeeded(staged).map(({ word, done }) => (
          <li key={word} className={done ? 'proof-ok' : 'proof-open'}>
            {done ? '✓ ' : ''}
            {word}
          </li>
        ))}
      </ul>
      <p className="hint">
        {staged.mapping.headerRow === 0
          ? '没有表头的文件认不出是不是同一种，所以每次导入都要指定。'
          : '导入后，这种表头会被记住，下次自动照此识别。'}
      </p>
    </section>
  );
}

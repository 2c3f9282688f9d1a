import type { Overview } from '#shared/contract/setup.ts';
import { href } from '../../lib/route.ts';
import { AmountText } from '../../ui/AmountText.tsx';

/** What the books say each account holds now. */
export function Balances({ overview }: { overview: Overview }) {
  return (
    <section className="home-part" aria-label="账户余额">
      <h2>账面余额</h2>
      <ul className="home-lines">
        {overview.balances.map((account) => (
          <li key={account.accountUid}>
            <a href={href('/entries', { tab: 'balances' })}>
              <span className="digits">{account.accountNo}</span>
              <AmountText fen={account.balanceFen} strong />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

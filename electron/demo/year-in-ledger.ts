import type { EntryDetail } from '#shared/contract/entries.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import type { LedgerStatus, Overview } from '#shared/contract/setup.ts';
import type { StatementLineView } from '#shared/contract/statements.ts';
import type { TableModel } from '#shared/reports/types.ts';
import type { LedgerSession } from '../commands/ledger-session.ts';

/** Everything the checks look at, read from the ledger by the calls the window makes. */
export interface YearInLedger {
  status: LedgerStatus;
  budget: CallOutput<'budget.list'>;
  overview: Overview;
  imports: CallOutput<'statements.imports'>['rows'];
  lines: StatementLineView[];
  entries: EntryDetail[];
  balances: CallOutput<'entries.dayBalances'>;
  appraisal: CallOutput<'appraisal.sheet'>;
  tables: TableModel[];
  verified: CallOutput<'audit.verify'>;
}

const PAGE = 500;

export function readYear(session: LedgerSession, year: number): YearInLedger {
  const status = session.status();
  const fund = status.funds[0]!;
  const fundUid = fund.uid;
  return {
    status,
    budget: session.run('budget.list', { fundUid, year }),
    overview: session.run('setup.overview', { fundUid, year }),
    imports: pages((page) => session.run('statements.imports', { fundUid, ...page })),
    lines: pages((page) => session.run('statements.lines', { fundUid, ...ALL_LINES, ...page })),
    entries: pages((page) =>
      session.run('entries.list', { fundUid, year, ...ALL_ENTRIES, ...page }),
    ).map(({ uid }) => session.run('entries.get', { uid })),
    balances: session.run('entries.dayBalances', {
      fundUid,
      accountUid: fund.accounts[0]!.uid,
      year,
    }),
    appraisal: session.run('appraisal.sheet', { fundUid, year }),
    tables: session.run('reports.tables', { fundUid, year, scoreHeading: '评价标准' }),
    verified: session.run('audit.verify', { head: null }),
  };
}

const ALL_LINES = { accountUid: null, states: [], from: null, to: null, text: '' };
const ALL_ENTRIES = {
  kinds: [],
  accountUid: null,
  from: null,
  to: null,
  minFen: null,
  maxFen: null,
  text: '',
  onlyOpen: false,
};

type Page = { cursor: string | null; limit: number };

function pages<Row>(read: (page: Page) => { rows: Row[]; next: string | null }): Row[] {
  const rows: Row[] = [];
  let cursor: string | null = null;
  do {
    const page = read({ cursor, limit: PAGE });
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

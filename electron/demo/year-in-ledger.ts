import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import type { CaseView } from '#shared/contract/cases.ts';
import type { EntryDetail } from '#shared/contract/entries.ts';
import { EVERY_ENTRY } from '#shared/contract/entries.ts';
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
  /** As they stood when the year was reported. */
  cases: CaseView[];
  caseFigures: CallOutput<'cases.totals'>;
  approvals: ApprovalDetail[];
  publicities: CallOutput<'approvals.publicities'>['rows'];
  /** 公示表 of every list, in the order of showing. */
  publicityTables: TableModel[];
  ruleCheckTables: TableModel[];
  appraisal: CallOutput<'appraisal.sheet'>;
  tables: TableModel[];
  verified: CallOutput<'audit.verify'>;
}

const PAGE = 500;
/** By then every follow-up of the year's cases was due: the day of the report. */
const REPORTED_ON = '2024-04-30';

export function readYear(session: LedgerSession, year: number): YearInLedger {
  const status = session.status();
  const fund = status.funds[0]!;
  const fundUid = fund.uid;
  const publicities = pages((page) => session.run('approvals.publicities', { fundUid, ...page }));
  return {
    status,
    budget: session.run('budget.list', { fundUid, year }),
    overview: session.run('setup.overview', { fundUid, year }),
    imports: pages((page) => session.run('statements.imports', { fundUid, ...page })),
    lines: pages((page) => session.run('statements.lines', { fundUid, ...ALL_LINES, ...page })),
    entries: pages((page) =>
      session.run('entries.list', { fundUid, year, ...EVERY_ENTRY, ...page }),
    ).map(({ uid }) => session.run('entries.get', { uid })),
    balances: session.run('entries.dayBalances', {
      fundUid,
      accountUid: fund.accounts[0]!.uid,
      year,
    }),
    cases: pages((page) => session.run('cases.list', { fundUid, year, ...ALL_CASES, ...page })),
    caseFigures: session.run('cases.totals', { fundUid, year, ...ALL_CASES }),
    approvals: pages((page) =>
      session.run('approvals.list', { fundUid, year, ...ALL_APPROVALS, ...page }),
    ).map(({ uid }) => session.run('approvals.get', { uid })),
    publicities,
    publicityTables: publicities
      .toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1))
      .flatMap(({ uid }) => session.run('approvals.publicityTables', { publicityUid: uid })),
    ruleCheckTables: session.run('reports.ruleCheckTables', { fundUid, year }),
    appraisal: session.run('appraisal.sheet', { fundUid, year }),
    tables: session.run('reports.tables', { fundUid, year, scoreHeading: '评价标准' }),
    verified: session.run('audit.verify', { head: null }),
  };
}

const ALL_CASES = { on: REPORTED_ON, categories: [], states: [], township: null, text: '' };
const ALL_APPROVALS = { kind: null, caseUid: null, stages: [], text: '' };
const ALL_LINES = { accountUid: null, states: [], from: null, to: null, text: '' };

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

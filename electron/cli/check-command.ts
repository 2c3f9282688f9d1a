import type { CallOutput } from '#shared/contract/index.ts';
import { CHECK_RESULT_WORDS, type CheckResult } from '#shared/reports/rule-check.ts';
import { RULE_NAMES } from '#shared/rules/names.ts';
import { LedgerSession } from '../commands/ledger-session.ts';
import { type Command, EXIT, UsageError } from './command.ts';

/** Prints the year's 专款专用核查表; needs no login. Ends with 5 while something is open. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'check 账套 --year 年度 [--json]',
  help: '专款专用核查表：每条规则核查、通过、提醒、例外、整改和尚未了结的项数，尚未了结的逐项列出',
  positionals: 1,
  options: { year: { type: 'string' } },
  run([path], { year }, output) {
    if (year === undefined || !/^\d{4}$/.test(year)) throw new UsageError('请用 --year 指定年度');
    const session = LedgerSession.open(path!, { readOnly: true });
    try {
      const [fund] = session.status().funds;
      const input = { fundUid: fund!.uid, year: Number(year) };
      const { rules, notes } = session.run('reports.ruleCheck', input);
      const open = openRecords(session, input);
      output.result({ year: input.year, rules, notes, open }, [
        ...rules.map(({ code, judged, results }) =>
          [code, `核查 ${judged}`, resultsText(results), RULE_NAMES[code]].join('  '),
        ),
        ...notes,
        ...open.map(({ code, record, message }) => `${code}  ${record}：${message}`),
      ]);
      return open.length === 0 ? EXIT.done : EXIT.unsound;
    } finally {
      session.close();
    }
  },
};

const resultsText = (results: Readonly<Record<CheckResult, number>>): string =>
  (Object.keys(CHECK_RESULT_WORDS) as CheckResult[])
    .map((result) => `${CHECK_RESULT_WORDS[result]} ${results[result]}`)
    .join('  ');

const PAGE = 500;

function openRecords(session: LedgerSession, input: { fundUid: string; year: number }) {
  const rows: CallOutput<'reports.ruleCheckRecords'>['rows'] = [];
  for (let cursor: string | null = null; ; ) {
    const asked = { ...input, code: null, result: 'open', cursor, limit: PAGE };
    const page: CallOutput<'reports.ruleCheckRecords'> = session.run(
      'reports.ruleCheckRecords',
      asked,
    );
    rows.push(...page.rows);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

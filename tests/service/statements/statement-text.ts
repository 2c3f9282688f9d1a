import { attemptStatement } from '#electron/formats/read-statement.ts';
import type { CallOutput } from '#shared/contract/index.ts';
import type { Mapping } from '#shared/statements/types.ts';
import type { Kit } from '../ledger-kit.ts';
import { ALL_LINES } from '../whole-lists.ts';

/** One line of an invented statement; amounts in 分, + in. */
export interface BankLine {
  day: string;
  fen: number;
  serial?: string;
  name?: string;
  memo?: string;
}

export interface TextOptions {
  ownAccount?: string | null;
  /** Balance before the first line; null leaves the column out. */
  openingFen?: number | null;
  serials?: boolean;
}

const yuan = (fen: number): string => (fen / 100).toFixed(2);

/** A csv in a common layout, with a running balance unless told otherwise. */
export function statementText(lines: readonly BankLine[], options: TextOptions = {}): string {
  const { ownAccount = '6200000000001234', openingFen = 0, serials = true } = options;
  let balance = openingFen ?? 0;
  const head = ['交易日期', '对方户名', '摘要', '收入金额', '支出金额'];
  if (openingFen !== null) head.push('账户余额');
  if (serials) head.push('交易流水号');
  const rows = lines.map((line) => {
    balance += line.fen;
    const cells = [
      line.day,
      line.name ?? '示例单位',
      line.memo ?? '往来',
      line.fen > 0 ? yuan(line.fen) : '',
      line.fen < 0 ? yuan(-line.fen) : '',
    ];
    if (openingFen !== null) cells.push(yuan(balance));
    if (serials) cells.push(line.serial ?? '');
    return cells.join(',');
  });
  const preamble = ownAccount === null ? [] : [`账号：${ownAccount},户名：示例县信访局`];
  return [...preamble, head.join(','), ...rows].join('\r\n');
}

export function stageText(
  kit: Kit,
  text: string,
  mapping: Mapping | null = null,
): CallOutput<'statements.stage'> {
  return stageBytes(kit, new TextEncoder().encode(text), mapping);
}

export function stageBytes(
  kit: Kit,
  bytes: Uint8Array,
  mapping: Mapping | null = null,
): CallOutput<'statements.stage'> {
  kit.as('clerk');
  const read = attemptStatement(bytes, mapping ?? undefined);
  return kit.session.stage({
    fileName: '对账单.csv',
    bytes,
    read,
    fundUid: kit.fundUid,
    accountUid: null,
    mapping,
  });
}

export function importText(
  kit: Kit,
  text: string,
  decisions: Record<string, { choice: 'add' | 'skip'; reason: string }> = {},
): CallOutput<'statements.commit'> {
  return commitStaged(kit, stageText(kit, text), decisions);
}

/** Imports what is staged, every question answered with yes. */
export function commitStaged(
  kit: Kit,
  staged: CallOutput<'statements.stage'>,
  decisions: Record<string, { choice: 'add' | 'skip'; reason: string }> = {},
): CallOutput<'statements.commit'> {
  return kit.session.run('statements.commit', {
    stageToken: staged.stageToken,
    decisions,
    confirmed: staged.questions.map(({ code }) => code),
  });
}

export function linesOfKit(kit: Kit): CallOutput<'statements.lines'>['rows'] {
  return kit.session.run('statements.lines', {
    fundUid: kit.fundUid,
    ...ALL_LINES,
    cursor: null,
    limit: 500,
  }).rows;
}

/** The counterparty's name of each line in full, as the file keeps it. */
export const namesOf = (kit: Kit, lines: readonly { uid: string }[]): string[] =>
  kit.session
    .run('entries.reveal', { kind: 'line', uids: lines.map(({ uid }) => uid), reason: '核对' })
    .map(({ payee }) => payee?.name ?? '');

import type { CallArgs, CallOutput } from '#shared/contract/index.ts';
import { type CallName, calls } from '#shared/contract/index.ts';
import { rowsOf } from '../../ledger-file/prepared.ts';
import type { LedgerContext } from '../context.ts';

interface Row {
  seq: number;
  at: string;
  operator: string;
  call: string;
  outcome: 'done' | 'refused';
  code: string | null;
  detail: string;
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (c) => `\\${c}`);

/** 操作日志, newest first, paged by key. */
export function list(
  ctx: LedgerContext,
  { text, cursor, limit }: CallArgs<'audit.list'>,
): CallOutput<'audit.list'> {
  const like = `%${escapeLike(text)}%`;
  const named = wordsMatching(text);
  const rows = rowsOf<Row>(
    ctx.db,
    `SELECT seq, at, operator_name AS operator, call, outcome, code, detail FROM audit
     WHERE seq < ? AND (? = '' OR operator_name LIKE ? ESCAPE '\\' OR detail LIKE ? ESCAPE '\\'
       OR code LIKE ? ESCAPE '\\' OR call IN (SELECT value FROM json_each(?)))
     ORDER BY seq DESC LIMIT ?`,
    cursor === null ? Number.MAX_SAFE_INTEGER : Number(cursor),
    text,
    like,
    like,
    like,
    JSON.stringify(named),
    limit,
  );
  const next = rows.length === limit ? String(rows.at(-1)!.seq) : null;
  return { rows: rows.map((row) => ({ ...row, word: wordOf(row.call) })), next };
}

/** The Chinese name of a call; calls of earlier versions keep their own. */
const wordOf = (call: string): string => (call in calls ? calls[call as CallName].word : call);

const wordsMatching = (text: string): string[] =>
  text === ''
    ? []
    : Object.entries(calls)
        .filter(([, c]) => c.word.includes(text))
        .map(([n]) => n);

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import zhCN from 'zod/v4/locales/zh-CN.js';
import { fileQuestion, mappingInput } from '#shared/contract/statements.ts';
import { systemReason } from '#shared/errors/file-problem.ts';
import { columnIndex } from '#shared/statements/letters.ts';
import type { Mapping } from '#shared/statements/types.ts';
import { UsageError } from './command.ts';

/** `{"A": "date", "C": "in"}` for people, beside the list of indexes and roles the window uses. */
const columnsByLetter = z.looseObject({ columns: z.record(z.string(), z.unknown()) });

const mapping = z.preprocess((value) => {
  const lettered = columnsByLetter.safeParse(value);
  if (!lettered.success) return value;
  const columns = Object.entries(lettered.data.columns).map(([letters, role]) => ({
    index: columnIndex(letters),
    role,
  }));
  return { ...lettered.data, columns };
}, mappingInput);

/**
 * The decisions file: row numbers to `add` or `skip`, and what else the preview may ask. E.g.
 * `{"12": "skip", "confirm": ["cross-check-failed"], "mapping": {"direction": "debit-out"}}`, or
 * `{"mapping": {"sheet": "三月", "headerRow": 0, "columns": {"A": "date", "C": "in"}}}`.
 */
const decisionsFile = z
  .object({ confirm: z.array(fileQuestion.shape.code).default([]), mapping: mapping.optional() })
  .catchall(
    z.union([
      z.enum(['add', 'skip']),
      z.strictObject({ choice: z.enum(['add', 'skip']), reason: z.string().max(200).default('') }),
    ]),
  );

export interface Decisions {
  rows: Record<string, { choice: 'add' | 'skip'; reason: string }>;
  confirm: z.infer<typeof fileQuestion>['code'][];
  mapping: Mapping | null;
}

/** Reads and checks the file; none given decides nothing. */
export function readDecisions(path: string | undefined): Decisions {
  if (path === undefined) return { rows: {}, confirm: [], mapping: null };
  const parsed = decisionsFile.safeParse(parseJson(path), { error: zhCN().localeError });
  if (!parsed.success) throw new UsageError(`决定文件的内容不合格式：${whatIsWrong(parsed.error)}`);
  const { confirm, mapping, ...rows } = parsed.data;
  const settled = Object.entries(rows).map(([row, choice]) => {
    if (!/^\d+$/.test(row)) throw new UsageError(`决定文件里的“${row}”不是行号`);
    return [row, typeof choice === 'string' ? { choice, reason: '' } : choice] as const;
  });
  return {
    rows: Object.fromEntries(settled as [string, { choice: 'add' | 'skip'; reason: string }][]),
    confirm,
    mapping: mapping ?? null,
  };
}

function whatIsWrong({ issues }: z.ZodError): string {
  const [first] = issues;
  return first === undefined ? '' : `${first.path.join('.')} ${first.message}`;
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    const why = error instanceof SyntaxError ? '不是有效的 JSON' : systemReason(error);
    throw new UsageError(`决定文件无法读取（${why}）`);
  }
}

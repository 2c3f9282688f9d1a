import { formatYuan } from '#shared/money/fen.ts';
import { type Inspection, inspectionOf } from '#shared/statements/inspection.ts';
import { columnLetter } from '#shared/statements/letters.ts';
import {
  CHECK_WORDS,
  COLUMN_ROLE_WORDS,
  CONTAINER_WORDS,
  DIRECTION_WORDS,
  ORDER_WORDS,
  PROOF_WORDS,
} from '#shared/statements/shown-words.ts';
import { readStatementFile } from '../commands/read-statement-file.ts';
import { type Command, EXIT } from './command.ts';
import { readDecisions } from './decisions-file.ts';

/** What a statement file is recognised as, without a ledger. */
export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'inspect 文件 [--decisions 文件] [--json]',
  help: '识别一份对账单：表头、各列、收支方向及其依据、合计、断点，不写入任何账套',
  positionals: 1,
  options: { decisions: { type: 'string' } },
  run([file], options, output) {
    const { mapping } = readDecisions(options.decisions);
    const { read } = readStatementFile(file!, mapping ?? undefined);
    const inspection = inspectionOf(read.recognition, read.grid);
    const { sheet, sheets } = read.grid;
    output.result(inspection, [
      ...(sheets.length > 1
        ? [`工作表：${sheet}（共 ${sheets.length} 张：${sheets.join('、')}）`]
        : []),
      ...inWords(inspection),
    ]);
    return EXIT.done;
  },
};

const money = (fen: number | null): string => (fen === null ? '—' : formatYuan(fen));

function inWords(found: Inspection): string[] {
  const rows = (list: readonly { row: number; reason: string }[]) =>
    list.map(({ row, reason }) => `    第 ${row} 行：${reason}`);
  return [
    `文件类型：${CONTAINER_WORDS[found.container]}${found.encoding ? `（${found.encoding}）` : ''}`,
    `表头：${found.headerRow === 0 ? '没有' : `第 ${found.headerRow} 行`}；${found.columns.map((c) => `${c.header || `${columnLetter(c.index)} 列`}＝${COLUMN_ROLE_WORDS[c.role]}`).join('，')}`,
    `本方账号：${found.ownAccount ?? '文件中没有'}`,
    `期间：${found.period ? `${found.period.from} 至 ${found.period.to}` : '—'}`,
    `顺序：${ORDER_WORDS[found.order]}；收支方向：${DIRECTION_WORDS[found.direction.reading]}（${PROOF_WORDS[found.direction.proof]}）`,
    `流水 ${found.rows} 行；收入 ${money(found.totalInFen)}，支出 ${money(found.totalOutFen)}`,
    `期初余额 ${money(found.openingFen)}，期末余额 ${money(found.closingFen)}`,
    `跳过 ${found.skipped.length} 行`,
    ...rows(found.skipped),
    `有误 ${found.faulty.length} 行`,
    ...rows(found.faulty),
    `余额断点：${found.breaks.length === 0 ? '无' : `第 ${found.breaks.join('、')} 行`}`,
    ...found.crossChecks.map(({ name, ok }) => `核对${CHECK_WORDS[name]}：${ok ? '相符' : '不符'}`),
  ];
}

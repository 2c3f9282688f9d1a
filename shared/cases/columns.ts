import type { CaseFields } from '../contract/cases.ts';

export interface CaseColumn {
  readonly key: keyof CaseFields;
  readonly title: string;
  /** Other headings the same column comes under. */
  readonly also: readonly string[];
  /** What to write in it, for the template. */
  readonly help: string;
  readonly example: string;
}

/** The columns of a case list, in the order of the template. Each is needed. */
export const CASE_COLUMNS: readonly CaseColumn[] = [
  {
    key: 'caseNo',
    title: '信访编号',
    also: ['个案编号', '案件编号', '信访件编号', '编号'],
    help: '信访件的编号，本基金内不重复，最多 40 个字',
    example: '示信〔2023〕001号',
  },
  {
    key: 'category',
    title: '类别',
    also: ['信访类别', '个案类别', '案件类别'],
    help: '积案、初访、突发事件之一',
    example: '积案',
  },
  {
    key: 'crossSeparated',
    title: '三跨三分离',
    also: ['是否三跨三分离'],
    help: '是或否；不填为否',
    example: '否',
  },
  {
    key: 'specialHardship',
    title: '特别困难',
    also: ['是否特别困难', '特殊困难'],
    help: '是或否；不填为否',
    example: '是',
  },
  {
    key: 'township',
    title: '乡镇（街道）',
    also: ['乡镇', '乡镇街道', '镇街', '属地'],
    help: '属地乡镇或街道，最多 40 个字',
    example: '示例镇',
  },
  {
    key: 'unit',
    title: '责任单位',
    also: ['承办单位', '责任部门'],
    help: '承办的单位，最多 60 个字',
    example: '示例镇人民政府',
  },
  {
    key: 'acceptedOn',
    title: '受理日期',
    also: ['受理时间', '登记日期'],
    help: '如 2023-03-01',
    example: '2023-03-01',
  },
  {
    key: 'dueOn',
    title: '办结期限',
    also: ['办结时限', '应办结日期', '到期日期', '限办日期'],
    help: '如 2023-04-30，不早于受理日期；息访率按这一天所在年度统计',
    example: '2023-04-30',
  },
  {
    key: 'summary',
    title: '诉求摘要',
    also: ['诉求', '信访事项', '主要诉求'],
    help: '一句话，最多 60 个字；不写姓名、证件号、电话、住址和经过，不得录入国家秘密',
    example: '生活困难，申请救助',
  },
];

/** Headings are compared without spaces, brackets of either width and marks of what is needed. */
const bare = (heading: string): string =>
  heading.normalize('NFKC').replace(/[\s*()（）:：、/]/g, '');

const BY_HEADING: ReadonlyMap<string, CaseColumn> = new Map(
  CASE_COLUMNS.flatMap((column) =>
    [column.title, ...column.also].map((heading) => [bare(heading), column] as const),
  ),
);

export const columnOfHeading = (heading: string): CaseColumn | null =>
  BY_HEADING.get(bare(heading)) ?? null;

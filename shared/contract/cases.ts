import { z } from 'zod';
import {
  CASE_CATEGORIES,
  CASE_EVENT_KINDS,
  CASE_STATES,
  EVENT_RESULTS,
  EVENT_WAYS,
  FOLLOW_UP_KINDS,
  resultsOf,
} from '../cases/kinds.ts';
import { holdsNumberOfPerson } from '../cases/privacy.ts';
import { host, read, write } from './call.ts';
import * as c from './common.ts';

const category = z.enum(CASE_CATEGORIES);
const result = z.enum(EVENT_RESULTS);
const way = z.enum(EVENT_WAYS);

const impersonal = (text: string) => !holdsNumberOfPerson(text);
const IMPERSONAL = '不要填写身份证号、电话或账号';
/** A short text, sealed in the file. */
const shortText = (max: number) => c.text(max).refine(impersonal, IMPERSONAL);
const filledShortText = (max: number) => c.filled(max).refine(impersonal, IMPERSONAL);

/** What is registered of a case, and nothing else: no data on people. */
export const caseFields = z.strictObject({
  /** 信访编号 */
  caseNo: c.filled(40),
  category,
  /** 三跨三分离 */
  crossSeparated: z.boolean(),
  /** 特别困难 */
  specialHardship: z.boolean(),
  /** 乡镇（街道） */
  township: c.filled(40),
  /** 责任单位 */
  unit: c.filled(60),
  acceptedOn: c.day,
  dueOn: c.day,
  /** 诉求摘要: one short field. */
  summary: filledShortText(60),
});
export type CaseFields = z.infer<typeof caseFields>;

const inOrder = { path: ['dueOn'], error: '办结期限不能早于受理日期' };
const dueNotBefore = (fields: { acceptedOn: string; dueOn: string }) =>
  fields.acceptedOn <= fields.dueOn;

/** {@link caseFields} whose days stand in order. */
export const newCase = caseFields.refine(dueNotBefore, inOrder);

/** What is typed of an event. */
export const caseEventFields = z.strictObject({
  kind: z.enum(CASE_EVENT_KINDS),
  day: c.day,
  /** 息访协议书文号; of another event the paper it rests on, if any. */
  documentNo: c.text(80),
  result: result.nullable(),
  way: way.nullable(),
  note: shortText(100),
});
export type CaseEventFields = z.infer<typeof caseEventFields>;

/** What an event of each kind must and may say. */
export const newCaseEvent = z
  .strictObject({
    caseUid: c.uid,
    ...caseEventFields.shape,
    /** The event this one corrects or withdraws; the note then says why. */
    replacesUid: c.uid.nullable(),
  })
  .superRefine((event, ctx) => {
    const need = (path: string, missing: boolean, message = '请填写') => {
      if (missing) ctx.addIssue({ code: 'custom', path: [path], message });
    };
    const results = resultsOf(event.kind);
    const wanted = results.length > 0;
    need('result', wanted && event.result === null);
    need('result', event.result !== null && !results.includes(event.result), '结果与事项不符');
    need('way', wanted && event.way === null);
    need('way', !wanted && event.way !== null, '此事项没有询问方式');
    need('documentNo', event.kind === 'settled' && event.documentNo === '');
    need('replacesUid', event.kind === 'withdrawn' && event.replacesUid === null);
    need('note', event.replacesUid !== null && event.note === '', '请写明更正或撤销的原因');
  });

const followUp = z.object({
  kind: z.enum(FOLLOW_UP_KINDS),
  dueOn: c.day,
  status: z.enum(['not-due', 'due', 'overdue', 'kept', 'failed']),
  doneOn: c.day.nullable(),
});
const satisfaction = z.object({ asked: z.int(), answered: z.int(), satisfied: z.int() });

/** One case as the list shows it: what is in force, and how it stands on the day asked for. */
export const caseView = z.object({
  uid: c.uid,
  ...caseFields.omit({ summary: true }).shape,
  state: z.enum(CASE_STATES),
  settledOn: c.day.nullable(),
  followUps: z.array(followUp),
  satisfaction,
});
export type CaseView = z.infer<typeof caseView>;

export const caseEventView = z.object({
  uid: c.uid,
  ...caseEventFields.shape,
  replacesUid: c.uid.nullable(),
  replacedByUid: c.uid.nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});
export type CaseEventView = z.infer<typeof caseEventView>;

/** What was registered at a time: the first registration or a correction with its reason. */
const caseVersion = z.object({
  ...caseFields.shape,
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
});

export const caseDetail = z.object({
  ...caseView.shape,
  summary: z.string(),
  /** In the order of their days; corrected and withdrawn ones stay. */
  events: z.array(caseEventView),
  /** The newest, which is in force, first. */
  versions: z.array(caseVersion).min(1),
});
export type CaseDetail = z.infer<typeof caseDetail>;

export const caseListState = z.enum([...CASE_STATES, 'follow-up-due', 'follow-up-overdue']);

const caseFilter = {
  fundUid: c.uid,
  /** Cases due in that year; null: of all years. */
  year: c.year.nullable(),
  /** How they stand on this day; null: today. */
  on: c.day.nullable(),
  categories: z.array(category),
  states: z.array(caseListState),
  township: z.string().max(40).nullable(),
  /** In case number, township or unit; and by those who know, in a recipient's name. */
  text: c.text(60),
};

const settledCount = z.object({ handled: z.int(), settled: z.int() });
export const caseFigures = z.object({
  all: settledCount,
  byCategory: z.object({
    backlog: settledCount,
    'first-visit': settledCount,
    emergency: settledCount,
  }),
  satisfaction,
  followUps: z.object({ due: z.int(), overdue: z.int(), failed: z.int() }),
  overdue: z.int(),
});

export const caseRowStatus = z.enum(['new', 'existing', 'conflict', 'faulty']);
export const caseImportCounts = z.object({
  total: z.int(),
  new: z.int(),
  existing: z.int(),
  conflict: z.int(),
  faulty: z.int(),
});

/** A row of a case list with what will become of it. */
export const casePreviewRow = z.object({
  row: z.int(),
  status: caseRowStatus,
  reason: z.string(),
  caseNo: z.string(),
  category: z.string(),
  township: z.string(),
  unit: z.string(),
  acceptedOn: z.string(),
  dueOn: z.string(),
});
export type CasePreviewRow = z.infer<typeof casePreviewRow>;

export const stagedCases = z.object({
  stageToken: c.token,
  fileName: z.string(),
  sheet: z.string().nullable(),
  headerRow: z.int(),
  /** Headings of the file that belong to no column of a case list: not read. */
  unread: z.array(z.string()),
  counts: caseImportCounts,
});
export type StagedCases = z.infer<typeof stagedCases>;

const stageToken = { stageToken: c.token };

export const caseCalls = {
  'cases.list': read(
    '救助个案',
    z.strictObject({ ...caseFilter, ...c.pageInput }),
    c.pageOf(caseView),
  ),
  'cases.totals': read('救助个案合计', z.strictObject(caseFilter), caseFigures),
  'cases.get': read('个案详情', z.strictObject({ uid: c.uid, on: c.day.nullable() }), caseDetail),
  /** Townships and units used so far, to choose from. */
  'cases.places': read(
    '乡镇与责任单位',
    z.strictObject({ fundUid: c.uid }),
    z.object({ townships: z.array(z.string()), units: z.array(z.string()) }),
  ),
  'cases.register': write(
    '登记个案',
    z.strictObject({ fundUid: c.uid, ...caseFields.shape }).refine(dueNotBefore, inOrder),
    z.object({ uid: c.uid }),
  ),
  /** A new record that takes the old one's place; the old one stays readable. */
  'cases.correct': write(
    '更正个案',
    z
      .strictObject({ caseUid: c.uid, reason: filledShortText(100), ...caseFields.shape })
      .refine(dueNotBefore, inOrder),
    z.object({ uid: c.uid }),
  ),
  'cases.addEvent': write('登记个案事项', newCaseEvent, z.object({ uid: c.uid })),

  'cases.chooseFile': host('选择个案名单', c.nothing, c.fileRef.nullable()),
  'cases.registerFile': host(
    '拖入个案名单',
    z.strictObject({ name: c.filled(255), bytes: z.instanceof(Uint8Array) }),
    c.fileRef,
  ),
  /** An empty case list to fill in; null: the dialog was closed. */
  'cases.saveTemplate': host('下载个案名单模板', c.nothing, c.fileRef.nullable()),
  /** Reads and compares; writes nothing. */
  'cases.stage': host(
    '识别个案名单',
    z.strictObject({ token: c.token, fundUid: c.uid }),
    stagedCases,
  ),
  'cases.preview': write(
    '个案名单预览',
    z.strictObject({
      ...stageToken,
      show: z.enum(['all', ...caseRowStatus.options]),
      from: z.int().min(0),
      count: z.int().min(1).max(500),
    }),
    z.object({ rows: z.array(casePreviewRow), total: z.int() }),
  ),
  /** All new rows or none, in one transaction. */
  'cases.commit': write(
    '导入个案名单',
    z.strictObject({
      ...stageToken,
      /** The user has seen that rows in conflict or faulty stay out. */
      leaveOut: z.boolean(),
    }),
    z.object({
      counts: caseImportCounts,
      added: z.int(),
      /** The rows that stayed out, so that they can still be looked up in the file. */
      left: z.array(casePreviewRow),
      chainHead: z.string(),
    }),
  ),
  'cases.discard': write('放弃导入个案', z.strictObject(stageToken), c.done),
};

import type { z } from 'zod';
import type { PayeeRole } from './approvals/types.ts';
import type {
  CaseCategory,
  CaseEventKind,
  CaseState,
  EventResult,
  EventWay,
} from './cases/kinds.ts';
import type { FollowUp } from './cases/state.ts';
import type { backupRecord } from './contract/backup.ts';
import type { draftState } from './contract/entries.ts';
import type { custodyMode } from './contract/setup.ts';
import type { lineState } from './contract/statements.ts';
import type { UseKind } from './entries/kinds.ts';
import type { Role } from './people/roles.ts';
import type { BudgetKind, Severity } from './rules/types.ts';

/**
 * The domain's words as they appear on screen and paper: one word for one thing, everywhere.
 * The kinds of entry have theirs in `entries/kinds.ts`.
 */
export const APP_NAME = '信访救助专账';

export const ROLE_WORDS = {
  clerk: '经办',
  reviewer: '复核',
  supervisor: '主管',
  auditor: '查阅',
} as const satisfies Record<Role, string>;

export const PAYEE_ROLE_WORDS = {
  recipient: '本人',
  guardian: '监护人',
  agent: '代领人',
  'paying-unit': '代发单位',
} as const satisfies Record<PayeeRole, string>;

export const CUSTODY_WORDS = {
  'own-account': '专户',
  'shared-account': '共户分账',
  treasury: '国库集中支付',
} as const satisfies Record<z.infer<typeof custodyMode>, string>;

export const USE_KIND_WORDS = {
  relief: '救助支出',
  working_expense: '工作经费',
} as const satisfies Record<UseKind, string>;

export const BUDGET_KIND_WORDS = {
  carryover: '上年结转',
  advance: '预下达',
  initial: '年初预算',
  supplement: '年中追加',
  reduction: '调减',
} as const satisfies Record<BudgetKind, string>;

export const DRAFT_STATE_WORDS = {
  draft: '草稿',
  submitted: '待复核',
  'sent-back': '退回',
} as const satisfies Record<z.infer<typeof draftState>, string>;

export const ENTRY_STATE_WORDS = {
  posted: '已记账',
  inquiry: '待查',
  reversed: '已冲销',
} as const;

export const LINE_STATE_WORDS = {
  unaccounted: '未入账',
  drafted: '已起草',
  partial: '部分记账',
  posted: '已记账',
  ignored: '不入账',
} as const satisfies Record<z.infer<typeof lineState>, string>;

export const CASE_CATEGORY_WORDS = {
  backlog: '积案',
  'first-visit': '初访',
  emergency: '突发事件',
} as const satisfies Record<CaseCategory, string>;

export const CASE_STATE_WORDS = {
  open: '办理中',
  overdue: '逾期未结',
  settled: '已息访',
  failed: '息访反复',
} as const satisfies Record<CaseState, string>;

export const CASE_EVENT_WORDS = {
  settled: '息访',
  'settlement-failed': '息访反复',
  'follow-up-30': '30日回访',
  'follow-up-90': '90日回访',
  satisfaction: '满意度询问',
  withdrawn: '撤销',
} as const satisfies Record<CaseEventKind, string>;

export const EVENT_RESULT_WORDS = {
  kept: '保持息访',
  failed: '已反复',
  satisfied: '满意',
  unsatisfied: '不满意',
  unanswered: '未答复',
} as const satisfies Record<EventResult, string>;

export const EVENT_WAY_WORDS = {
  'in-person': '当面',
  phone: '电话',
  written: '书面',
} as const satisfies Record<EventWay, string>;

export const FOLLOW_UP_STATUS_WORDS = {
  'not-due': '未到期',
  due: '今日到期',
  overdue: '逾期未访',
  kept: '已回访',
  failed: '回访反复',
} as const satisfies Record<FollowUp['status'], string>;

export const SEVERITY_WORDS = {
  block: '不允许',
  warn: '提醒',
} as const satisfies Record<Severity, string>;

export const BACKUP_REASON_WORDS = {
  now: '立即备份',
  closing: '关闭时备份',
  migration: '升级前备份',
  'before-restore': '恢复前保留',
} as const satisfies Record<z.infer<typeof backupRecord>['reason'], string>;

export const AUDIT_OUTCOME_WORDS = { done: '完成', refused: '未通过' } as const;

import type { Gate } from '#shared/approvals/gates.ts';
import type { UseKind } from '#shared/entries/kinds.ts';

/** The paper each gate usually leaves; it may be called otherwise. */
export const GATE_PAPERS: Partial<Record<Gate, readonly string[]>> = {
  urgent_approved: ['紧急审批单'],
  verified: ['核实记录'],
  first_review: ['初审意见'],
  decided: ['会议纪要'],
  published: ['公示表', '公示照片'],
  agreed: ['协议书'],
  approved: ['审批单'],
  collective: ['集体决策纪要'],
  procurement: ['采购记录'],
  receipt: ['领款凭据'],
  followed_up: ['回访记录'],
};

export const APPLICATION_PAPERS: Record<UseKind, readonly string[]> = {
  relief: ['救助申请书', '身份证复印件'],
  working_expense: ['经费申请表'],
};

export const REQUEST_PAPERS = ['签字的用款申请单'];
export const PAYMENT_PAPERS = ['付款回单'];

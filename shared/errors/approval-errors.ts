import { defineErrors } from './app-error.ts';

const NOTHING_WRITTEN = '没有写入任何内容，已填写的内容仍在。';

/** Refusals about applications, their steps and payment requests. */
export const approvalErrors = defineErrors({
  'APPROVAL-NUMBER-TAKEN': {
    message: '{year}年已有编号“{number}”的申请。',
    kept: NOTHING_WRITTEN,
    next: '核对编号；内容有误时在原申请上点“更正”。',
  },
  'APPROVAL-INCOMPLETE': {
    message: '申请还不完整：{problem}',
    kept: NOTHING_WRITTEN,
    next: '补齐后再登记。',
  },
  'APPROVAL-STEP': {
    message: '不能办理这一步：{problem}',
    kept: NOTHING_WRITTEN,
    next: '按提示处理后再办理。',
  },
  'APPROVAL-DECIDED': {
    message: '申请已经审定、付款或终止，不能更正。',
    kept: NOTHING_WRITTEN,
    next: '确需变更的，撤回后另行申请。',
  },
  'REQUEST-BLOCKED': {
    message: '用款申请不符合规则：{problem}',
    kept: '没有提交，款项没有付出，已填写的内容仍在。',
    next: '按提示处理后再申请；在此之前不得付款。',
  },
  'REQUEST-NEEDS-REASON': {
    message: '用款申请有 {count} 项提醒需要写明理由：{problem}',
    kept: '没有提交，已填写的内容仍在。',
    next: '写明继续的理由，或先按提示处理。',
  },
  'REQUEST-ENDED': {
    message: '这份用款申请已经撤销。',
    kept: '没有改动任何内容。',
    next: '需要时重新提交用款申请。',
  },
  'PUBLICITY-NUMBER-TAKEN': {
    message: '公示编号“{number}”已经用过。',
    kept: NOTHING_WRITTEN,
    next: '换一个编号。',
  },
  'PUBLICITY-RUNNING': {
    message: '公示要到{lastDay}才期满，不能提前撤下。',
    kept: '没有改动任何内容。',
    next: '期满后再登记撤下；有异议的，在申请上作不予决定。',
  },
  'PUBLICITY-DOWN': {
    message: '这份公示已经撤下。',
    kept: '没有改动任何内容。',
    next: '查看公示记录。',
  },
  'PAY-LIST-INVALID': {
    message: '代发清单有误：{problem}',
    kept: NOTHING_WRITTEN,
    next: '核对后再登记。',
  },
  'PAY-LIST-WITHDRAWN': {
    message: '这份代发清单已经撤回。',
    kept: '没有改动任何内容。',
    next: '需要时重新登记清单。',
  },
  'APPROVAL-FUTURE': {
    message: '{what} {day} 在今天之后。',
    kept: NOTHING_WRITTEN,
    next: '核对日期；还没有发生的事项请等发生后再登记。',
  },
  'MATCH-STALE': {
    message: '所选的匹配已经不成立：{problem}',
    kept: '没有起草任何凭证。',
    next: '刷新匹配结果后再选择。',
  },
});

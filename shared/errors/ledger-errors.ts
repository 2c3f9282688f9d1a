import { defineErrors } from './app-error.ts';

/** Refusals of the ledger's own services. */
export const ledgerErrors = defineErrors({
  'INPUT-INVALID': {
    message: '填写的内容有误：{problem}',
    kept: '没有写入任何内容，已填写的内容仍在。',
    next: '按提示修改后再提交。',
  },
  'CALL-UNKNOWN': {
    message: '程序内部请求“{name}”不存在。',
    kept: '没有写入任何内容。',
    next: '请重新启动程序；若再次出现，请联系维护人员。',
  },
  'RECORD-NOT-FOUND': {
    message: '找不到这条{what}，可能已被删除或属于另一账套。',
    kept: '没有写入任何内容。',
    next: '刷新列表后再试。',
  },
  'ROLE-REFUSED': {
    message: '操作员“{name}”的角色不能{what}。',
    kept: '没有写入任何内容。',
    next: '请由有权限的人员登录办理。',
  },
  'OPENING-INCONSISTENT': {
    message: '期初资料不一致：{problem}',
    kept: '账套没有建立，已填写的内容仍在。',
    next: '核对期初余额、日期与依据后再试。',
  },
  'ACCOUNT-TAKEN': {
    message: '账号尾号 {tail} 已经登记过。',
    kept: '没有写入任何内容。',
    next: '核对账号；若确为同一账户，不需要再登记。',
  },
  'BUDGET-REPLACED': {
    message: '这份预算指标已被另一份更正替代，不能再次更正。',
    kept: '没有写入任何内容。',
    next: '请更正现行有效的那一份。',
  },
  'BUDGET-BEFORE-SIGNED': {
    message: '生效日期 {effectiveOn} 早于成文日期 {signedOn}。',
    kept: '没有写入任何内容，已填写的内容仍在。',
    next: '核对文件上的日期。',
  },
  'STAGE-GONE': {
    message: '这次导入的预览已经失效。',
    kept: '账套没有任何改动。',
    next: '请重新选择对账单文件。',
  },
  'STAGE-STALE': {
    message: '预览之后账套里的流水有了变化，预览已过时。',
    kept: '账套没有任何改动。',
    next: '请重新预览后再导入。',
  },
  'IMPORT-UNDECIDED': {
    message: '还有 {count} 行没有决定如何处理（{rows}）。',
    kept: '没有写入任何内容，已作的决定仍在。',
    next: '逐行选择“导入”或“不导入”后再继续。',
  },
  'IMPORT-UNCONFIRMED': {
    message: '有问题需要先确认：{question}',
    kept: '没有写入任何内容，已作的决定仍在。',
    next: '核对后确认，或更正识别结果。',
  },
  'IMPORT-WRONG-ACCOUNT': {
    message: '对账单的账号 {found} 不是本基金在该期间登记的银行账户。',
    kept: '没有写入任何内容。',
    next: '核对是否选错了文件；若是新账户，请先在设置中登记；若那一列不是本方账号，请更正列的含义。',
  },
  'IMPORT-NOTHING': {
    message: '这份对账单没有需要写入的新流水。',
    kept: '账套没有任何改动；{existing} 行此前已导入。',
    next: '不需要再做什么。',
  },
  'IMPORT-FAULTY': {
    message: '有 {count} 行无法识别（第 {rows} 行）。',
    kept: '没有写入任何内容。',
    next: '更正文件或列的含义；确认不导入这些行时，请逐行作出决定。',
  },
  'LINE-IN-USE': {
    message: '所选流水中有 {count} 笔已经起草或记账。',
    kept: '没有写入任何内容。',
    next: '先删除相应草稿或冲销相应凭证，再处理这些流水。',
  },
  'DRAFT-CHANGED': {
    message: '这份草稿在别处已被修改（第 {revision} 版）。',
    kept: '两边的内容都在：您填写的仍在屏幕上，已保存的是另一版。',
    next: '对照后重新保存，或放弃其中一版。',
  },
  'DRAFT-NOT-EDITABLE': {
    message: '这张凭证草稿已提交复核，不能修改。',
    kept: '没有写入任何内容。',
    next: '请复核人退回后再修改。',
  },
  'DRAFT-INCOMPLETE': {
    message: '还缺：{problem}',
    kept: '草稿已保存，没有提交。',
    next: '补充后再提交。',
  },
  'DRAFT-NOT-SUBMITTED': {
    message: '这张凭证还没有提交复核，不能{what}。',
    kept: '没有写入任何内容。',
    next: '请先提交复核。',
  },
  'POST-REFUSED': {
    message: '有 {count} 笔不能记账：{problem}',
    kept: '整批都没有记账，草稿仍在待复核中。',
    next: '按提示处理后再记账，或把它们从本批中去掉。',
  },
  'POST-NEEDS-ACCEPT': {
    message: '有 {count} 笔不符合规则，只能记为待查款项：{problem}',
    kept: '整批都没有记账，草稿仍在待复核中。',
    next: '确认“记为待查款项”，或退回经办人处理。',
  },
  'POST-NEEDS-REASON': {
    message: '有 {count} 项提醒需要写明理由：{problem}',
    kept: '整批都没有记账，草稿仍在待复核中。',
    next: '写明继续的理由，或退回经办人处理。',
  },
  'POST-NEEDS-EXCEPTION': {
    message: '有 {count} 笔转列不合规则，只能由主管凭书面例外记账：{problem}',
    kept: '没有记账，草稿仍在待复核中。',
    next: '由主管单独记账并逐条登记例外的理由和文号，或退回经办人补齐依据。',
  },
  'ENTRY-REVERSED': {
    message: '这条台账记录已被冲销，不能再次冲销。',
    kept: '没有写入任何内容。',
    next: '查看冲销它的凭证。',
  },
  'ENTRY-ANSWERED': {
    message: '这条台账记录已有后续记录（退回、转出或重分类），不能直接冲销。',
    kept: '没有写入任何内容。',
    next: '先冲销后续记录，再冲销这一条。',
  },
  'LEDGER-REFUSED': {
    message: '账套文件拒绝了这次写入：{problem}',
    kept: '整批都没有写入，账套没有任何改动。',
    next: '请记下此信息；若反复出现，请先备份再联系维护人员。',
  },
  'KEY-LOCKED': {
    message: '账套已锁定，无法读取其中的个人信息。',
    kept: '账套没有任何改动。',
    next: '请先登录；命令行请用 --user 指定操作员。',
  },
  'SETTINGS-CHANGED': {
    message: '规则参数在别处已改为第 {version} 版。',
    kept: '没有写入任何内容，已填写的内容仍在。',
    next: '对照现行的一版后再保存。',
  },
  'SETTINGS-SAME': {
    message: '规则参数与现行的一版相同，生效日期也相同。',
    kept: '没有写入任何内容，已填写的内容仍在。',
    next: '修改后再保存；没有要改的，请关闭。',
  },
  'TEMPLATE-INVALID': {
    message: '指标体系有误：{problem}',
    kept: '没有保存，已填写的内容仍在。',
    next: '修改后再保存。',
  },
});

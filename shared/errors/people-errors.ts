import { defineErrors } from './app-error.ts';

const NOTHING = '没有写入任何内容。';

/** Who may work in a ledger, and by which password. No text ever holds a password or a code. */
export const peopleErrors = defineErrors({
  'SIGN-IN-NEEDED': {
    message: '账套已锁定，请先登录再{what}。',
    kept: '没有改动任何数据，已填写的内容仍在。',
    next: '选择操作员，输入口令登录；命令行请用 --user 指定操作员。',
  },
  'PASSWORD-WRONG': {
    message: '口令不对。',
    kept: '账套没有改动，仍是锁定状态。',
    next: '请检查大小写和输入法后再试；忘记口令的，请主管重设，主管可用恢复码重设。',
  },
  'SIGN-IN-WAIT': {
    message: '连续输错口令，还须等待 {seconds} 秒。',
    kept: '账套没有改动，仍是锁定状态。',
    next: '请等到时间后再试；忘记口令的，请主管重设，主管可用恢复码重设。',
  },
  'PASSWORD-MUST-CHANGE': {
    message: '这是初始口令，先改成自己的口令才能{what}。',
    kept: NOTHING,
    next: '请修改口令后再继续。',
  },
  'PASSWORD-SAME': {
    message: '新口令与现在的口令相同。',
    kept: '口令没有改动。',
    next: '请另想一个口令。',
  },
  'PASSWORD-MISSING': {
    message: '没有给出操作员“{name}”的口令。',
    kept: NOTHING,
    next: '请在终端中运行并按提示输入，或用环境变量 RELIEF_PASSWORD 给出；口令不能写在命令行里。',
  },
  'PASSWORD-OWN': {
    message: '自己的口令不能由自己重设。',
    kept: '口令没有改动。',
    next: '请用“修改口令”，须先输入现在的口令。',
  },
  'KEY-FOREIGN': {
    message: '口令对应的密钥打不开这个账套：密钥记录被改动过。',
    kept: '账套没有改动，仍是锁定状态。',
    next: '请从最近的备份恢复，并保留原文件以便检查。',
  },
  'OPERATOR-INACTIVE': {
    message: '操作员“{name}”已停用。',
    kept: NOTHING,
    next: '如需继续使用，请主管恢复使用并给新的初始口令。',
  },
  'OPERATOR-STATE': {
    message: '操作员“{name}”已经是{state}状态。',
    kept: NOTHING,
    next: '刷新列表查看现在的状态。',
  },
  'OPERATOR-CONFLICT': {
    message: '“{name}”不能这样登记：出纳不得兼任制单、对账或复核（按人判断，不按账号）。',
    kept: NOTHING,
    next: '请改由他人担任；人员换岗的，先停用原来的账号再登记。',
  },
  'OPERATOR-TWICE': {
    message: '“{name}”已有相同角色的账号，或已有同名的人。',
    kept: NOTHING,
    next: '同一个人请选择“已登记的人员”；同名的人请在姓名后加以区别。',
  },
  'OPERATOR-SELF': {
    message: '不能停用自己的账号。',
    kept: NOTHING,
    next: '请由另一名主管办理。',
  },
  'LAST-SUPERVISOR': {
    message: '“{name}”是唯一在用的主管，不能停用。',
    kept: NOTHING,
    next: '请先登记另一名主管。',
  },
  'DEPUTY-REFUSED': {
    message: '代岗不能这样登记：{problem}',
    kept: NOTHING,
    next: '核对人员、角色和起止日期后再登记。',
  },
  'DEPUTY-ENDED': {
    message: '这次代岗已经结束。',
    kept: NOTHING,
    next: '不需要再做什么；要再次代岗请另行登记。',
  },
  'RECOVERY-TYPO': {
    message: '恢复码{where}抄写有误。',
    kept: '账套没有改动，仍是锁定状态。',
    next: '请对照恢复单逐组核对：共八组，每组五个字符，没有字母 I、L、O、U。',
  },
  'RECOVERY-WRONG': {
    message: '这不是本账套现在的恢复码。',
    kept: '账套没有改动，仍是锁定状态。',
    next: '请核对恢复单上的账套名称和编号；换过恢复码的，以最新一张为准。',
  },
  'RECOVERY-GONE': {
    message: '恢复单只在生成时可以打印。',
    kept: '账套没有改动。',
    next: '需要新的恢复单时，请主管在“人员与口令”中更换恢复码。',
  },
});

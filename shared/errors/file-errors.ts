import { defineErrors } from './app-error.ts';

/**
 * What can go wrong with a ledger file, its lock, its backups. Parameters: `file` is a name
 * without folder; `owner`, `host`, `since` come from the text beside the lock.
 */
export const fileErrors = defineErrors({
  'FILE-NOT-FOUND': {
    message: '找不到账套文件「{file}」。',
    kept: '没有改动任何文件。',
    next: '请确认文件是否被移动、改名，或存放它的磁盘是否已接好，然后重新选择。',
  },
  'FILE-NOT-A-FILE': {
    message: '「{file}」不是文件（可能是文件夹）。',
    kept: '没有改动任何文件。',
    next: '请选择扩展名为 .relief 的账套文件。',
  },
  'FILE-NO-ACCESS': {
    message: '没有读取「{file}」的权限。',
    kept: '没有改动任何文件。',
    next: '请联系本机管理员授予该文件的读取权限，或换有权限的用户登录后再打开。',
  },
  'FILE-BAD-NAME': {
    message: '文件名「{file}」不能用于账套（末尾有空格或含有换行等字符）。',
    kept: '没有改动任何文件。',
    next: '请改用不含这些字符的文件名。',
  },
  'FILE-EMPTY': {
    message: '「{file}」是空文件，里面没有账。',
    kept: '原文件没有改动。',
    next: '如果它本应是账套，请从备份恢复；否则请选择别的文件。',
  },
  'FILE-NOT-SQLITE': {
    message: '「{file}」不是本软件的账套文件。',
    kept: '原文件没有改动。',
    next: '请选择扩展名为 .relief 的账套文件；银行流水等文件请在打开账套后导入。',
  },
  'FILE-NOT-OURS': {
    message: '「{file}」是别的软件的数据库，不是本软件的账套。',
    kept: '原文件没有改动。',
    next: '请选择由本软件新建的账套文件。',
  },
  'FILE-NEWER': {
    message: '「{file}」由更新版本的软件建立（文件格式 {found}，本软件只认到 {known}）。',
    kept: '原文件没有改动。',
    next: '请安装新版本的软件后再打开。',
  },
  'FILE-TRIAL': {
    message: '「{file}」是试用版账套，其内部结构与正式版不同。',
    kept: '原文件没有改动。',
    next: '请用建立它的那个版本查看，并在本版本中新建账套。',
  },
  'FILE-DAMAGED': {
    message: '账套文件「{file}」已损坏，不能安全使用。',
    kept: '原文件没有改动，请不要删除它。',
    next: '请用「恢复备份」换回最近的备份；同时检查磁盘，并另外保存一份损坏的原文件备查。',
  },
  'FILE-NOT-CHECKED': {
    message: '账套「{file}」上次没有正常关闭，需要先在临时副本上检查，但副本没有做成。',
    kept: '原文件没有改动。',
    next: '请清理系统临时目录所在的磁盘，腾出不小于账套的空间后再打开。',
  },
  'FILE-LOCKED': {
    message: '账套「{file}」已被打开：{owner}（计算机 {host}，自 {since} 起）。',
    kept: '没有改动任何文件，对方的工作不受影响。',
    next: '请等对方关闭账套后再打开；若只需查看，可以用只读方式打开。',
  },
  'FILE-LOCK-FOREIGN': {
    message: '账套旁边的「{file}」不是本软件建立的锁文件，无法确认账套是否正被使用。',
    kept: '没有改动任何文件。',
    next: '请确认该文件的来历，把它移走后再打开账套。',
  },
  'FILE-NETWORK': {
    message: '「{file}」位于网络位置（{where}）。网络位置不能可靠地锁定文件，断网会损坏账套。',
    kept: '没有改动任何文件。',
    next: '请把账套放在本机磁盘上使用；网络位置只用来存放备份。',
  },
  'FILE-EXISTS': {
    message: '「{file}」已经存在，不能在它上面新建账套。',
    kept: '已有的文件没有改动。',
    next: '请换一个文件名或文件夹。',
  },
  'FILE-LEFTOVER': {
    message:
      '这里留有一个同名旧账套的日志文件（「{file}-wal」或「{file}-journal」），里面可能有未并入的账。',
    kept: '没有新建账套，旧的日志文件没有改动。',
    next: '请换一个文件名新建；如果旧账套是误删的，请先从备份恢复它。',
  },
  'FILE-NO-FOLDER': {
    message: '存放「{file}」的文件夹不存在。',
    kept: '没有改动任何文件。',
    next: '请先建立文件夹，或选择别的位置。',
  },
  'FILE-READ-ONLY': {
    message: '「{file}」是以只读方式打开的，或它所在的位置只读，不能写入。',
    kept: '没有写入任何内容，原有数据完好。',
    next: '要写入，请等使用它的人关闭账套后重新打开；位置只读的，请复制到可写的磁盘或请管理员授予写入权限。只读时仍可查看、导出和打印。',
  },
  'FILE-DISK-FULL': {
    message: '磁盘空间不足，「{file}」没有写成。',
    kept: '这一步没有记入任何内容，之前的账完好。',
    next: '请清理磁盘空间后重做这一步。',
  },
  'FILE-IO': {
    message: '读写「{file}」时磁盘出错。',
    kept: '这一步没有记入任何内容，之前已记的账以磁盘上的为准。',
    next: '请关闭账套，检查磁盘或接口，再重新打开；如仍出错请从备份恢复。',
  },
  'FILE-BUSY': {
    message: '「{file}」正被另一个程序占用，等待超时。',
    kept: '这一步没有记入任何内容，之前的账完好。',
    next: '请关闭占用它的程序（如数据库工具、同步盘、杀毒扫描），稍后重试。',
  },
  'BACKUP-NO-FOLDER': {
    message: '备份文件夹不存在或不可用。',
    kept: '没有做成备份，账套没有改动。',
    next: '请接好备份磁盘，或选择别的文件夹，再备份一次。',
  },
  'BACKUP-UNVERIFIED': {
    message: '备份已写出，但读回核对时与账套不一致，已作废。',
    kept: '账套没有改动，不合格的备份已删除，原有备份都在。',
    next: '请换一个磁盘再备份一次；如仍失败，请检查账套所在的磁盘。',
  },
  'BACKUP-DAMAGED': {
    message: '备份文件「{file}」已损坏，不能用来恢复。',
    kept: '现有账套和备份文件都没有改动。',
    next: '请选择另一份备份。',
  },
  'BACKUP-OTHER-LEDGER': {
    message: '备份文件「{file}」属于另一个账套，不能覆盖现有账套。',
    kept: '现有账套和备份文件都没有改动。',
    next: '请选择本账套的备份；若要查看那个账套，请直接打开备份文件或恢复到新的位置。',
  },
  'BACKUP-CANNOT-MATCH': {
    message: '现有账套文件损坏到无法辨认，备份登记里也没有它的记录，不能确认「{file}」是它的备份。',
    kept: '现有账套和备份文件都没有改动。',
    next: '请先把损坏的账套文件移到别处保存，再把备份恢复到原来的位置。',
  },
  'BACKUP-SAME-FILE': {
    message: '选中的备份就是现有账套文件本身。',
    kept: '没有改动任何文件。',
    next: '请选择另一份备份文件。',
  },
  'BACKUP-NOTHING-TO-UNDO': {
    message: '没有可以撤销的恢复，或恢复前保留的文件已不在原处。',
    kept: '现有账套没有改动。',
    next: '请在备份登记中选择一份备份来恢复。',
  },
});

import type { AppError } from '#shared/errors/app-error.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '文件或文件夹不在了',
  EACCES: '没有权限，或被其他程序占用',
  EPERM: '没有权限，或被其他程序占用',
  EBUSY: '被其他程序占用',
  ENOSPC: '磁盘已满',
  EDQUOT: '磁盘配额已满',
  EROFS: '磁盘是只读的',
  EEXIST: '已有同名的文件',
  EISDIR: '这是文件夹，不是文件',
  ENOTDIR: '文件夹不在了',
  ENAMETOOLONG: '文件名太长',
  EIO: '磁盘读写出错',
  EMFILE: '打开的文件太多',
};

/** Operating-system refusals become errors for the user; anything else is a programmer's error. */
export const fileProblem = (
  code: 'FILE-UNREADABLE' | 'FILE-UNWRITABLE',
  name: string,
  error: unknown,
): AppError => hostErrors.make(code, { name, reason: systemReason(error) }, { cause: error });

/** Why the operating system refused, in Chinese. */
export function systemReason(error: unknown): string {
  if (!isSystemError(error)) throw error;
  return REASONS[error.code] ?? `系统错误 ${error.code}`;
}

function isSystemError(error: unknown): error is Error & { code: string; syscall: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

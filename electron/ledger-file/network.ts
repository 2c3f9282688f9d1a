import { readFileSync } from 'node:fs';
import { fileErrors } from '#shared/errors/file-errors.ts';
import { nameOf } from './paths.ts';

const NETWORK_TYPES =
  /^(nfs\d*|cifs|smb\d*|smbfs|ncpfs|afs|9p|ceph|glusterfs|fuse\.(sshfs|glusterfs|smbnetfs|davfs|rclone|gvfsd-fuse)|davfs)$/;

/**
 * Where on a network a path lies, in words for the user, or null for a local disk. On Windows
 * the real path of a mapped drive is its UNC path; elsewhere the table of mounts tells.
 */
export function networkPlace(realPath: string, mounts = mountTable()): string | null {
  if (isUnc(realPath)) return '网络共享';
  const type = mountTypeOf(realPath, mounts);
  return type !== null && NETWORK_TYPES.test(type) ? type : null;
}

/** Throws FILE-NETWORK when the path lies on a network. */
export function refuseNetwork(realPath: string): void {
  const where = networkPlace(realPath);
  if (where !== null) throw fileErrors.make('FILE-NETWORK', { ...nameOf(realPath), where });
}

/** `\\server\share`, `//server/share`, `\\?\UNC\…`; a long local path `\\?\C:\` is not one. */
function isUnc(path: string): boolean {
  if (/^\\\\[?.]\\/.test(path)) return /^\\\\[?.]\\UNC\\/i.test(path);
  return /^\\\\[^\\]/.test(path) || (process.platform === 'win32' && /^\/\/[^/]/.test(path));
}

/** The file system type of the longest mount point that holds the path; later mounts win. */
function mountTypeOf(path: string, mounts: string): string | null {
  let best = '';
  let type: string | null = null;
  for (const line of mounts.split('\n')) {
    const [, rawPoint, mountType] = line.split(' ');
    if (rawPoint === undefined || mountType === undefined) continue;
    const point = unescapeOctal(rawPoint);
    const holds = point === '/' || path === point || path.startsWith(`${point}/`);
    if (holds && point.length >= best.length) {
      best = point;
      type = mountType;
    }
  }
  return type;
}

/** The table writes bytes such as a space as `\040`. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}

function mountTable(): string {
  try {
    return readFileSync('/proc/mounts', 'utf8');
  } catch {
    return ''; // Not Linux: only UNC paths are told.
  }
}

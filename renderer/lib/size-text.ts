/** A file's size as people read it: 820 KB, 12.4 MB. */
export function sizeText(bytes: number): string {
  const mega = bytes / 1024 / 1024;
  return mega >= 1 ? `${mega.toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`;
}

import type { DocumentLinkView, DocumentMedia } from '#shared/contract/documents.ts';
import { sizeText } from '../../lib/size-text.ts';

/** What a picture is called on its way into the page; other files are not shown in the window. */
const PICTURES: Partial<Record<DocumentMedia, string>> = { png: 'image/png', jpeg: 'image/jpeg' };

/** Null for what only another program can show. */
export const pictureType = (media: DocumentMedia): string | null => PICTURES[media] ?? null;

/** The file dialog's offer; what a file is goes by its bytes in the end. */
export const ACCEPTED = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx';

/** Those of the suggested papers that no standing one is named like. */
export function missingPapers(
  suggested: readonly string[],
  links: readonly Pick<DocumentLinkView, 'paper' | 'withdrawn'>[],
): string[] {
  const there = new Set(links.filter((l) => l.withdrawn === null).map(({ paper }) => paper));
  return suggested.filter((paper) => !there.has(paper));
}

/** `会议纪要.pdf · 1.2 MB`, or where its sheets lie. */
export function contentText({ file, sheets }: Pick<DocumentLinkView, 'file' | 'sheets'>): string {
  if (file !== null) return `${file.name} · ${sizeText(file.size)}`;
  return sheets === null ? '' : `纸质 ${sheets.count} 张，存放：${sheets.place}`;
}

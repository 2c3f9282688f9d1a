import type { DocumentLinkView, DocumentSubject } from '#shared/contract/documents.ts';
import { documentErrors, documentSizeRefusal } from '#shared/errors/document-errors.ts';
import { CallError, callRelief } from '../../lib/api.ts';
import { unexpected } from '../../lib/call-error.ts';

/** Lays one file beside a record; its link, or why it is not stored. */
export async function addFile(
  subject: DocumentSubject,
  paper: string,
  file: File,
  onRead: (bytes: number) => void,
): Promise<DocumentLinkView | CallError> {
  const refusal = documentSizeRefusal(file.name, file.size);
  if (refusal !== null) return new CallError(refusal.toData());
  const bytes = await readBytes(file, onRead).catch(() => null);
  if (bytes === null) {
    return new CallError(documentErrors.make('DOC-UNREADABLE', { name: file.name }).toData());
  }
  try {
    return await callRelief('documents.attachFile', { subject, paper, name: file.name, bytes });
  } catch (cause) {
    return cause instanceof CallError ? cause : unexpected(cause);
  }
}

/** The whole file, told as it comes; a file that changes its size meanwhile can't be read. */
export async function readBytes(
  file: Blob,
  onRead: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size);
  const reader = file.stream().getReader();
  let read = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    bytes.set(piece.value, read);
    read += piece.value.length;
    onRead(read);
  }
  if (read !== file.size) throw new RangeError('the file became shorter while it was read');
  return bytes;
}

/** The bytes as an address an image can have under the page's policy. */
export function dataUrl(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as string);
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(new Blob([bytes], { type }));
  });
}

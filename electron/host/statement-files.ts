import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CallOutput } from '#shared/contract/index.ts';
import { fileProblem } from '#shared/errors/file-problem.ts';
import { checkSize } from '#shared/statements/file-size.ts';
import { Tokens } from './tokens.ts';

/** Dropped files stay in memory until forgotten: few, so that the bound on memory stays small. */
const KEPT_FILES = 4;

type StatementFile =
  | { readonly name: string; readonly path: string }
  | { readonly name: string; readonly bytes: Uint8Array };
export type FileRef = NonNullable<CallOutput<'statements.chooseFile'>>;

/** Statement files the user chose (read when needed) or dropped on the window (their bytes). */
export class StatementFiles {
  readonly #tokens = new Tokens<StatementFile>(KEPT_FILES);

  async addChosen(file: string): Promise<FileRef> {
    const name = path.basename(file);
    const { size } = await stat(file).catch((error: unknown) => {
      throw fileProblem('FILE-UNREADABLE', name, error);
    });
    checkSize(size);
    return { token: this.#tokens.issue('statement', { name, path: file }), name, size };
  }

  addDropped(givenName: string, bytes: Uint8Array): FileRef {
    // A dropped file's name comes from the page: only its last part counts.
    const name = path.win32.basename(givenName);
    checkSize(bytes.length);
    return {
      token: this.#tokens.issue('statement', { name, bytes }),
      name,
      size: bytes.length,
    };
  }

  async read(token: string): Promise<{ name: string; bytes: Uint8Array }> {
    const file = this.#tokens.resolve('statement', token);
    if ('bytes' in file) return file;
    try {
      // It may have grown since it was chosen: looked at again before it is read.
      checkSize((await stat(file.path)).size);
      return { name: file.name, bytes: await readFile(file.path) };
    } catch (error) {
      if (error instanceof Error && 'syscall' in error) {
        throw fileProblem('FILE-UNREADABLE', file.name, error);
      }
      throw error;
    }
  }
}

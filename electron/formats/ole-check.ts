import { CFB } from '@e965/xlsx';
import { statementErrors } from '#shared/errors/statement-errors.ts';

/** What is used of an opened OLE file: its streams by name. */
interface Compound {
  readonly FileIndex: readonly {
    readonly name: string;
    readonly type: number;
    readonly content?: ArrayLike<number>;
  }[];
}

const BOF = 0x0809;
const BIFF8 = 0x0600;
const EOF = 0x000a;
const FILEPASS = 0x002f;
const BOUNDSHEET = 0x0085;

/** Opens an OLE file and makes sure that it is a whole workbook without a password. */
export function checkCompound(bytes: Uint8Array): void {
  const compound = opened(bytes);
  const content = streamOf(compound, 'Workbook') ?? streamOf(compound, 'Book');
  if (content === null) refuse(compound);
  else checkBiffRecords(content);
}

function opened(bytes: Uint8Array): Compound {
  try {
    return CFB.read(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { type: 'buffer' });
  } catch (error) {
    // The envelope's tables point beyond the end of a file that was cut.
    const cut = bytes.length < 1536 || bytes.length % 512 !== 0 || error instanceof RangeError;
    throw statementErrors.make(cut ? 'STM-TRUNCATED' : 'STM-DAMAGED', {}, { cause: error });
  }
}

function streamOf(compound: Compound, name: string): Uint8Array | null {
  const wanted = name.toLowerCase();
  const entry = compound.FileIndex.find((e) => e.type === 2 && e.name.toLowerCase() === wanted);
  return entry?.content === undefined ? null : Uint8Array.from(entry.content);
}

function refuse(compound: Compound): never {
  const names = compound.FileIndex.map((entry) => entry.name.toLowerCase());
  if (names.includes('encryptedpackage')) throw statementErrors.make('STM-ENCRYPTED');
  if (names.includes('worddocument')) throw notTable(' Word 文档');
  if (names.includes('powerpoint document')) throw notTable('演示文稿');
  if (names.length <= 1) throw statementErrors.make('STM-TRUNCATED');
  throw notTable('其他 Office 文件');
}

const notTable = (kind: string): Error => statementErrors.make('STM-NOT-A-TABLE', { kind });

/** Before BIFF8 text is in the code page of the machine that wrote it, which is often not stated. */
function refuseOld(type: number, version: number): void {
  const old = [0x0009, 0x0209, 0x0409].includes(type) || (type === BOF && version < BIFF8);
  if (old) throw statementErrors.make('STM-OLD-WORKBOOK');
}

/** Walks the records' headers: a password record is a password, a missing end is a cut file. */
export function checkBiffRecords(stream: Uint8Array): void {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let [at, open, sheetsEnd] = [0, 0, 0];
  while (at + 4 <= stream.length) {
    const [type, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    // Behind the last sheet a stream may be padded with zeros.
    if (type === 0 && length === 0 && open === 0) break;
    if (at === 0) refuseOld(type, length >= 2 ? view.getUint16(4, true) : 0);
    if (type === FILEPASS) throw statementErrors.make('STM-ENCRYPTED');
    if (at + 4 + length > stream.length) throw statementErrors.make('STM-TRUNCATED');
    if (type === BOF) open++;
    else if (type === EOF) open = Math.max(0, open - 1);
    else if (type === BOUNDSHEET && length >= 4) {
      sheetsEnd = Math.max(sheetsEnd, view.getUint32(at + 4, true));
    }
    at += 4 + length;
  }
  if (open > 0 || sheetsEnd >= stream.length) throw statementErrors.make('STM-TRUNCATED');
}

/**
 * An .xlsx is a zip whose entries carry the time of writing. Setting them to a given time makes the
 * same tables give the same bytes, so that a hash of the file means something.
 */
const CENTRAL_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;

/** Sets the time of every entry in place and returns the same bytes. Throws when they are no zip. */
export function setZipClock(bytes: Uint8Array, at: Date): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const { date, time } = dosClock(at);
  const entries = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let index = 0; index < entries; index += 1) {
    expectSignature(view, entry, CENTRAL_ENTRY);
    const local = view.getUint32(entry + 42, true);
    expectSignature(view, local, LOCAL_ENTRY);
    view.setUint16(entry + 12, time, true);
    view.setUint16(entry + 14, date, true);
    view.setUint16(local + 10, time, true);
    view.setUint16(local + 12, date, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) =>
      view.getUint16(entry + offset, true),
    );
    entry += 46 + name! + extra! + comment!;
  }
  return bytes;
}

/** The end record is last; the archives written here carry no comment after it. */
function findEnd(view: DataView): number {
  const end = view.byteLength - END_LENGTH;
  if (end < 0) throw new RangeError('not a zip archive');
  expectSignature(view, end, END_OF_DIRECTORY);
  return end;
}

function expectSignature(view: DataView, at: number, signature: number): void {
  if (view.getUint32(at, true) !== signature) throw new RangeError('not a zip archive');
}

/** Zip keeps local time from 1980 in steps of two seconds; UTC is written on every machine. */
function dosClock(at: Date): { date: number; time: number } {
  const years = Math.min(Math.max(at.getUTCFullYear() - 1980, 0), 127);
  return {
    date: (years << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
}

import { describe, expect, it } from 'vitest';
import type { DocumentLinkView } from '#shared/contract/documents.ts';
import { DOCUMENT_LIMIT_BYTES, documentSizeRefusal } from '#shared/errors/document-errors.ts';
import { readBytes } from '../../../renderer/features/documents/add-file.ts';
import {
  contentText,
  missingPapers,
  pictureType,
} from '../../../renderer/features/documents/paper-text.ts';
import { zoomed } from '../../../renderer/features/documents/zoom.ts';

const link = (paper: string, withdrawn: string | null = null) => ({ paper, withdrawn });

describe('which papers are not there yet', () => {
  it('are those suggested that no standing paper is named like, in the order suggested', () => {
    const suggested = ['会议纪要', '协议书', '发票'];
    expect(missingPapers(suggested, [])).toEqual(suggested);
    expect(missingPapers(suggested, [link('协议书'), link('其他')])).toEqual(['会议纪要', '发票']);
  });

  it('count one that was withdrawn as missing, unless another stands', () => {
    expect(missingPapers(['发票'], [link('发票', '放错了')])).toEqual(['发票']);
    expect(missingPapers(['发票'], [link('发票', '放错了'), link('发票')])).toEqual([]);
  });
});

describe('a row', () => {
  const file: DocumentLinkView['file'] = { name: '纪要.pdf', media: 'pdf', size: 3_000_009 };

  it('names the file with its size, or the sheets with their place', () => {
    expect(contentText({ file, sheets: null })).toBe('纪要.pdf · 2.9 MB');
    expect(contentText({ file: null, sheets: { count: 3, place: '凭证盒1' } })).toBe(
      '纸质 3 张，存放：凭证盒1',
    );
  });

  it('shows pictures in the window and nothing else', () => {
    const media = ['pdf', 'png', 'jpeg', 'docx', 'xlsx'] as const;
    expect(media.filter((each) => pictureType(each) !== null)).toEqual(['png', 'jpeg']);
  });
});

describe('the size of a file', () => {
  it('is judged before it is read: something, and at most 20 MB', () => {
    const codeAt = (size: number) => documentSizeRefusal('纪要.pdf', size)?.code ?? null;
    expect([0, 1, DOCUMENT_LIMIT_BYTES, DOCUMENT_LIMIT_BYTES + 1].map(codeAt)).toEqual([
      'DOC-EMPTY',
      null,
      null,
      'DOC-TOO-LARGE',
    ]);
  });
});

describe('reading', () => {
  it('gives every byte and tells how far it is', async () => {
    const whole = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251);
    const told: number[] = [];
    const bytes = await readBytes(new Blob([whole]), (read) => told.push(read));
    expect(bytes).toEqual(whole);
    expect(told.at(-1)).toBe(whole.length);
    expect(told).toEqual([...told].sort((a, b) => a - b));
  });

  it('refuses a file that became shorter or longer meanwhile', async () => {
    const changed = (size: number) =>
      ({ size, stream: () => new Blob(['abc']).stream() }) as unknown as Blob;
    for (const size of [2, 4]) {
      await expect(readBytes(changed(size), () => undefined)).rejects.toThrow(RangeError);
    }
  });
});

describe('zooming', () => {
  it('goes to the next step from any size and stops at either end', () => {
    expect(zoomed(63.2, 'in')).toBe(75);
    expect(zoomed(63.2, 'out')).toBe(50);
    expect(zoomed(100, 'in')).toBe(150);
    expect(zoomed(100, 'out')).toBe(75);
    expect([zoomed(400, 'in'), zoomed(4, 'out')]).toEqual([400, 10]);
  });
});

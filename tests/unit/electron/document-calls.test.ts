import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentCalls } from '#electron/host/document-calls.ts';
import type { HostContext } from '#electron/host/host-calls.ts';
import { Tokens } from '#electron/host/tokens.ts';

const LINK = '0190a000-0000-7000-8000-000000000001';
const bytes = new TextEncoder().encode('%PDF-1.7 虚构');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'document-calls-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function saving(target: string | null) {
  const tokens = new Tokens<string>(10);
  const asked: unknown[] = [];
  const calls = documentCalls({
    tokens,
    ledger: {
      call: async (name, input) => {
        asked.push([name, input]);
        return { name: '张某甲协议.pdf', media: 'pdf', bytes };
      },
    },
    dialogs: {
      saveCopy: async (_window, media, name) => {
        asked.push([media, name]);
        return target;
      },
    },
  });
  const context = { signal: new AbortController().signal } as HostContext;
  return { tokens, asked, save: () => calls['documents.saveCopy']({ linkUid: LINK }, context) };
}

test('a copy is opened in the ledger first, so that it is logged, and written whole', async () => {
  const target = path.join(folder, '副本.pdf');
  const { tokens, asked, save } = saving(target);
  const made = await save();
  expect(asked).toEqual([
    ['documents.open', { linkUid: LINK }],
    ['pdf', '张某甲协议.pdf'],
  ]);
  expect(made).toMatchObject({ name: '副本.pdf', size: bytes.length });
  expect(tokens.resolve('made-file', made!.token)).toBe(target);
  expect(new Uint8Array(readFileSync(target))).toEqual(bytes);
  expect(readdirSync(folder)).toEqual(['副本.pdf']);
});

test('a closed dialog writes nothing; a place that can’t be written is told without its path', async () => {
  expect(await saving(null).save()).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
  const failed = saving(path.join(folder, 'gone', '副本.pdf')).save();
  await expect(failed).rejects.toMatchObject({ code: 'FILE-UNWRITABLE' });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { currentOwner } from '#electron/ledger-file/lock.ts';
import { refusal, refused } from '../refused.ts';
import { countEntries, makeLedger, open, snapshot, testFolder } from './small-ledger.ts';

describe('the lock', () => {
  test('names its owner beside the ledger while it is held', () => {
    const path = makeLedger(testFolder());
    expect(currentOwner(path)).toBeNull();
    const ledger = open(path);
    expect(readFileSync(`${path}.lock.txt`, 'utf8')).toMatch(/姓名：测试员\n计算机：/);
    const owner = { name: '测试员', host: hostname(), pid: process.pid };
    expect(currentOwner(path)).toMatchObject(owner);
    ledger.close();
    expect(currentOwner(path)).toBeNull();
    expect(existsSync(`${path}.lock.txt`)).toBe(false);
  });

  test('refuses a second writer of the same process, by name', () => {
    const path = makeLedger(testFolder());
    const first = open(path);
    const error = refused(() => open(path));
    expect(error.code).toBe('FILE-LOCKED');
    expect(error.message).toContain('测试员');
    expect(error.message).toContain(hostname());
    expect(countEntries(first.db)).toBe(400);
    first.close();
    expect(open(path).mode).toBe('write');
  });

  test('refuses a writer in another thread', async () => {
    const path = makeLedger(testFolder());
    const ledger = open(path);
    expect(await refusalInThread(path)).toBe('FILE-LOCKED');
    expect(refusal(() => open(path))).toBe('FILE-LOCKED');
    ledger.close();
    expect(await refusalInThread(path)).toBe('opened');
  });

  test('is not kept by the text of a dead owner', () => {
    const path = makeLedger(testFolder());
    writeFileSync(`${path}.lock`, '');
    writeFileSync(`${path}.lock.txt`, '姓名：早已退出\n计算机：x\n进程：1\n时间：2020-01-01\n');
    expect(currentOwner(path)).toBeNull();
    expect(open(path).mode).toBe('write');
  });

  test('holds although nobody can tell its owner', () => {
    const path = makeLedger(testFolder());
    open(path);
    writeFileSync(`${path}.lock.txt`, 'scribbled over');
    expect(refused(() => open(path)).message).toContain('不明');
  });

  test('does not touch a file of that name that is not ours', () => {
    const folder = testFolder();
    const path = makeLedger(folder);
    writeFileSync(`${path}.lock`, 'somebody else’s notes');
    const before = snapshot(folder);
    expect(refusal(() => open(path))).toBe('FILE-LOCK-FOREIGN');
    expect(snapshot(folder)).toEqual(before);
    expect(countEntries(open(path, 'read').db)).toBe(400);
  });

  test('an owner’s name cannot add lines to the text', () => {
    const path = makeLedger(testFolder());
    open(path).close();
    const text = '甲\n计算机：假\n';
    const ledger = open(path, 'write', text);
    expect(currentOwner(path)).toMatchObject({ name: '甲 计算机：假', host: hostname() });
    ledger.close();
  });
});

/** Opens the ledger for writing in a thread of its own and tells how that ended. */
function refusalInThread(path: string): Promise<string> {
  const worker = new Worker(new URL('./open-in-thread.ts', import.meta.url), {
    workerData: path,
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** What was typed a moment before the window closes is there when it opens again. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { ReliefApi } from '#shared/contract/index.ts';
import { SETUP } from '../service/ledger-kit.ts';
import { launchApp } from './harness.ts';
import { signInAs } from './session.ts';

declare global {
  interface Window {
    readonly relief: ReliefApi;
  }
}

test('a draft typed just before quitting is kept', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'quit-test-'));
  const ledger = path.join(root, '退出.relief');
  const profile = path.join(root, 'profile');
  try {
    const first = await launchApp({ userDataDir: profile });
    await first.queueDialog('save', { canceled: false, filePath: ledger });
    await first.window.evaluate(async (setup) => {
      const chosen = await window.relief.call('setup.chooseNewLedger', { suggestedName: '退出' });
      if (!chosen.ok || !chosen.value) throw new Error('no place');
      const made = await window.relief.call('setup.create', { token: chosen.value.token, setup });
      if (!made.ok) throw new Error(made.error.message);
    }, SETUP);
    await signInAs(first.window, 'clerk');
    await first.window.reload();
    await first.window.getByText('台账', { exact: true }).first().click();
    await first.window.getByRole('button', { name: '新增草稿' }).first().click();
    await first.window.getByLabel('用途（摘要）').fill('退出之前刚写下的用途');
    await first.close();

    const second = await launchApp({ userDataDir: profile, args: [ledger] });
    await signInAs(second.window, 'clerk');
    const kept = await second.window.evaluate(async () => {
      const status = await window.relief.call('setup.current', {});
      if (!status.ok || !status.value) throw new Error('not open');
      const drafts = await window.relief.call('entries.drafts', {
        fundUid: status.value.funds[0]!.uid,
        states: ['draft'],
        cursor: null,
        limit: 10,
      });
      if (!drafts.ok) throw new Error(drafts.error.message);
      return drafts.value.rows.map((row) => row.content.purpose);
    });
    await second.close();
    expect(kept).toEqual(['退出之前刚写下的用途']);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

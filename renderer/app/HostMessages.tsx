import { App, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { OpeningRefused, type OpenLedger, useOpenLedger } from '../features/setup/index.ts';
import { callRelief } from '../lib/api.ts';
import { pressKey, useKeys } from '../lib/keys.ts';
import { saveEverything } from '../lib/leaving.ts';
import { useRefreshLedger } from '../lib/ledger.tsx';
import { go } from '../lib/route.ts';
import { AboutPanel } from './AboutPanel.tsx';
import { KeySheet } from './KeySheet.tsx';

type Sheet = 'shortcuts' | 'help' | 'about' | 'closing' | null;

/** Commands of the window's own menu, and the keys that hold everywhere. */
export function HostMessages() {
  const [sheet, setSheet] = useState<Sheet>(null);
  const refresh = useRefreshLedger();
  const ledgers = useOpenLedger();
  const { openOther, openSample, close: closeLedger } = ledgers;
  const { notification } = App.useApp();
  useEffect(
    () =>
      window.relief.onMenu((command) => {
        const acts: Record<string, () => void> = {
          'new-ledger': () => go('/start/new'),
          'open-ledger': () => void saveEverything().then(openOther),
          'open-sample': () => void saveEverything().then(openSample),
          'close-ledger': () => void saveEverything().then(closeLedger),
          backup: () => go('/backup'),
          // Pages listen for the key; the menu's command is the same wish.
          print: () => {
            if (!pressKey('Ctrl+P'))
              notification.info({ title: '本页没有可打印的内容', duration: 4 });
          },
          help: () => setSheet('help'),
          shortcuts: () => setSheet('shortcuts'),
          about: () => setSheet('about'),
          closing: () => {
            setSheet('closing');
            void saveEverything().then(() => callRelief('setup.saved', {}));
          },
          'closing-stopped': () => setSheet(null),
          'ledger-changed': () => void refresh(),
        };
        acts[command]?.();
      }),
    [openOther, openSample, closeLedger, notification, refresh],
  );
  useKeys(
    {
      '?': { word: '快捷键一览', run: () => setSheet('shortcuts') },
      F1: { word: '帮助', run: () => setSheet('help') },
    },
    '窗口',
    'frame',
  );
  const close = () => setSheet(null);
  return (
    <>
      {sheet === 'shortcuts' && <KeySheet onClose={close} />}
      {(sheet === 'help' || sheet === 'about') && <AboutPanel onClose={close} />}
      <Modal open={sheet === 'closing'} closable={false} keyboard={false} footer={null}>
        <p className="closing-note">正在备份并关闭账套，请稍候…</p>
      </Modal>
      {ledgers.error && !ledgers.error.cancelled && <RefusalDialog ledgers={ledgers} />}
    </>
  );
}

/** The menu asked, so no page has a place for the refusal. */
function RefusalDialog({ ledgers }: { ledgers: OpenLedger }) {
  useKeys({ Esc: { word: '关闭', run: ledgers.dismiss } }, '没有办成', 'dialog');
  return (
    <Modal open title="没有办成" keyboard={false} footer={null} onCancel={ledgers.dismiss}>
      <OpeningRefused ledgers={ledgers} />
    </Modal>
  );
}

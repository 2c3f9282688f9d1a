import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';
import { CrashGuard } from './CrashGuard.tsx';
import { Desk } from './Desk.tsx';
import { theme } from './theme.ts';

dayjs.locale('zh-cn');

/** The answer's nonce, without which the policy refuses the styles antd writes at run time. */
function readNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/**
 * Dialogs and lists open inside the page's root: opened in the body they would lock its scrolling
 * by a style without a nonce, which the policy refuses. The frame never scrolls, so nothing is lost.
 */
const popupPlace = (): HTMLElement => document.getElementById('root')!;

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Offline by construction: whether there is a network decides nothing. Errors are shown at
      // once, with 重试 beside them.
      queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always' },
    },
  });
}

export function Root() {
  const [client] = useState(newQueryClient);
  const [nonce] = useState(readNonce);
  return (
    <ConfigProvider
      locale={zhCN}
      theme={theme}
      csp={{ nonce }}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      componentSize="medium"
      getPopupContainer={popupPlace}
    >
      <App component={false} notification={{ placement: 'bottomRight' }}>
        <QueryClientProvider client={client}>
          <CrashGuard>
            <Desk />
          </CrashGuard>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

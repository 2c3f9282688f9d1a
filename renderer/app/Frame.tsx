import { Button } from 'antd';
import { Suspense } from 'react';
import { useKeys } from '../lib/keys.ts';
import { go, useRoute } from '../lib/route.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { pageAt } from './routes.tsx';
import { SideMenu } from './SideMenu.tsx';
import { TopBar } from './TopBar.tsx';

/** Menu at the left, the ledger's state on top, the work in the rest. */
export function Frame() {
  const { path } = useRoute();
  useKeys({ Esc: { word: '返回（已填内容保留）', run: () => stepBack(path) } }, '窗口', 'frame');
  return (
    <div className="frame">
      <TopBar />
      <SideMenu path={path} />
      <main className="frame-body">
        <CrashGuard key={path}>
          <Suspense fallback={<div className="desk-wait">正在打开…</div>}>
            <PageAt path={path} />
          </Suspense>
        </CrashGuard>
      </main>
    </div>
  );
}

function PageAt({ path }: { path: string }) {
  const Page = pageAt(path);
  if (Page) return <Page />;
  return (
    <EmptyState
      title="没有这一页"
      hint="地址有误，或此功能随后续版本提供。"
      action={
        <Button type="primary" onClick={() => go('/')}>
          回首页
        </Button>
      }
    />
  );
}

/** From a page inside an area to the area, from an area to the home page. */
function stepBack(path: string) {
  const parent = path.slice(0, path.lastIndexOf('/'));
  go(parent === '' ? '/' : parent);
}

import { lazy, Suspense } from 'react';

const PrintPage = lazy(() =>
  import('./PrintPage.tsx').then((page) => ({ default: page.PrintPage })),
);

const RecoveryPrintPage = lazy(() =>
  import('../features/people/index.ts').then((area) => ({ default: area.RecoveryPrintPage })),
);

/** Routes the host opens in a hidden window to make a PDF or paper: the sheets and nothing else. */
export const isPrintPath = (path: string): boolean =>
  path === '/print' || path.startsWith('/print/');

export function PrintRoute({ path }: { path: string }) {
  return (
    <Suspense fallback={null}>
      {path === '/print/recovery' ? <RecoveryPrintPage /> : <PrintPage />}
    </Suspense>
  );
}

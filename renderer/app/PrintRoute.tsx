import { lazy, Suspense } from 'react';

const PrintPage = lazy(() =>
  import('./PrintPage.tsx').then((page) => ({ default: page.PrintPage })),
);

/** The route the host opens in a hidden window to make a PDF or paper: the sheets and nothing else. */
export const isPrintPath = (path: string): boolean => path === '/print';

export function PrintRoute() {
  return (
    <Suspense fallback={null}>
      <PrintPage />
    </Suspense>
  );
}

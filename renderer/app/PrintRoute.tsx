import { lazy, Suspense } from 'react';

const PrintPage = lazy(() =>
  import('../features/reports/index.ts').then((area) => ({ default: area.PrintPage })),
);

/** Routes the host opens in a hidden window to make a PDF or paper: the sheets and nothing else. */
export const isPrintPath = (path: string): boolean => path.startsWith('/print/');

export function PrintRoute() {
  return (
    <Suspense fallback={null}>
      <PrintPage />
    </Suspense>
  );
}

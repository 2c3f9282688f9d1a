export { ReportsPage } from './ReportsPage.tsx';
export { SheetView } from './SheetView.tsx';
export { type Sheet, sheetsOf } from './sheets.ts';

export { PrintPage } from './PrintPage.tsx';
export { ReportsPage } from './ReportsPage.tsx';

export { ImportWizard } from './import/ImportWizard.tsx';
export { StatementsPage } from './StatementsPage.tsx';

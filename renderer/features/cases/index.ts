export { CasesPage } from './CasesPage.tsx';
export { CaseImport } from './import/CaseImport.tsx';

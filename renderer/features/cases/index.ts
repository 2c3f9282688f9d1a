export { CasesPage } from './CasesPage.tsx';
export { CaseTabs } from './CaseTabs.tsx';
export { CaseImport } from './import/CaseImport.tsx';

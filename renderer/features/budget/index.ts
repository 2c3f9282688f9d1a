export { BudgetPage } from './BudgetPage.tsx';

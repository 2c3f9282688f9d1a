import { type ComponentType, lazy } from 'react';
import { PeoplePage } from '../features/people/index.ts';
import { SettingsPage } from '../features/setup/index.ts';

/** The pages inside the frame. Every feature exports its pages from its `index.ts`. */
const ROUTES: Record<string, ComponentType> = {
  '/': lazy(() => import('../features/home/index.ts').then((m) => ({ default: m.HomePage }))),
  '/budget': lazy(() =>
    import('../features/budget/index.ts').then((m) => ({ default: m.BudgetPage })),
  ),
  '/statements': lazy(() =>
    import('../features/statements/index.ts').then((m) => ({ default: m.StatementsPage })),
  ),
  '/statements/import': lazy(() =>
    import('../features/statements/index.ts').then((m) => ({ default: m.ImportWizard })),
  ),
  '/entries': lazy(() =>
    import('../features/entries/index.ts').then((m) => ({ default: m.EntriesPage })),
  ),
  '/entries/draft': lazy(() =>
    import('../features/entries/index.ts').then((m) => ({ default: m.DraftPage })),
  ),
  '/cases': lazy(() =>
    import('../features/cases/index.ts').then((m) => ({ default: m.CasesPage })),
  ),
  '/cases/import': lazy(() =>
    import('../features/cases/index.ts').then((m) => ({ default: m.CaseImport })),
  ),
  '/cases/relief': lazy(() =>
    import('../features/approvals/index.ts').then((m) => ({ default: m.ReliefPage })),
  ),
  '/cases/expenses': lazy(() =>
    import('../features/approvals/index.ts').then((m) => ({ default: m.ExpensePage })),
  ),
  '/cases/publicity': lazy(() =>
    import('../features/approvals/index.ts').then((m) => ({ default: m.PublicityPage })),
  ),
  '/cases/matching': lazy(() =>
    import('../features/approvals/index.ts').then((m) => ({ default: m.MatchingPage })),
  ),
  '/cases/paper': lazy(() =>
    import('../features/approvals/index.ts').then((m) => ({ default: m.ApprovalPaper })),
  ),
  '/reports': lazy(() =>
    import('../features/reports/index.ts').then((m) => ({ default: m.ReportsPage })),
  ),
  '/appraisal': lazy(() =>
    import('../features/appraisal/index.ts').then((m) => ({ default: m.AppraisalPage })),
  ),
  '/audit': lazy(() =>
    import('../features/audit/index.ts').then((m) => ({ default: m.AuditPage })),
  ),
  '/backup': lazy(() =>
    import('../features/backup/index.ts').then((m) => ({ default: m.BackupPage })),
  ),
  '/settings': SettingsPage,
  '/people': PeoplePage,
};

/** The page of a path; null when there is none. */
export function pageAt(path: string): ComponentType | null {
  return ROUTES[path] ?? null;
}

export { DraftPage } from './draft/DraftPage.tsx';
export { EntriesPage } from './EntriesPage.tsx';

export { DraftPage } from './draft/DraftPage.tsx';
export { EntriesPage } from './EntriesPage.tsx';
export { useRevealedPayees } from './payees/useRevealedPayees.tsx';

export { Papers } from './Papers.tsx';
export { PapersDialog } from './PapersDialog.tsx';

export { FileRows, paperNames, useVoucherFiles } from './FileRows.tsx';
export { Papers } from './Papers.tsx';
export { PapersDialog } from './PapersDialog.tsx';
export { VoucherFiles } from './VoucherFiles.tsx';

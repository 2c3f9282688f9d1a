export { StartPage } from './StartPage.tsx';
export { SettingsPage } from './settings/SettingsPage.tsx';
export { useOpenLedger } from './useOpenLedger.ts';
export { NewLedgerWizard } from './wizard/NewLedgerWizard.tsx';

export { OpeningRefused } from './OpeningRefused.tsx';
export { StartPage } from './StartPage.tsx';
export { SettingsPage } from './settings/SettingsPage.tsx';
export { type OpenLedger, useOpenLedger } from './useOpenLedger.ts';
export { NewLedgerWizard } from './wizard/NewLedgerWizard.tsx';

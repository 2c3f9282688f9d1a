import './login.css';

export { MustChangePage } from './ChangePassword.tsx';
export { LockSettings } from './LockSettings.tsx';
export { LoginPage } from './LoginPage.tsx';
export { OperatorFields } from './OperatorFields.tsx';
export { PeoplePage } from './PeoplePage.tsx';
export { RecoveryPage } from './RecoveryPage.tsx';
export { RecoveryPrintPage } from './RecoveryPrintPage.tsx';
export { showRecoveryCode, useShownCode } from './shown-code.ts';
export { WhoWorks } from './WhoWorks.tsx';

export { OperatorFields } from './OperatorFields.tsx';
export { OperatorList } from './OperatorList.tsx';
export { OperatorSwitch } from './OperatorSwitch.tsx';

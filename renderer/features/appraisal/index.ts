export { AppraisalPage } from './AppraisalPage.tsx';

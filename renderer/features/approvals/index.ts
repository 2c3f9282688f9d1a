export { ApprovalPaper } from './ApprovalPaper.tsx';
export { ExpensePage, ReliefPage } from './ApprovalsPage.tsx';
export { MatchingPage } from './matching/MatchingPage.tsx';
export { PublicityPage } from './publicity/PublicityPage.tsx';

import type { CallArgs, CallOutput, CallsAt } from '#shared/contract/index.ts';
import * as appraisal from '../services/appraisal/appraisal.ts';
import * as approvals from '../services/approvals/approvals.ts';
import * as matching from '../services/approvals/matching.ts';
import * as payLists from '../services/approvals/pay-lists.ts';
import { payable } from '../services/approvals/payable.ts';
import * as publicity from '../services/approvals/publicity.ts';
import * as recordApproval from '../services/approvals/record-approval.ts';
import * as requestForm from '../services/approvals/request-form.ts';
import * as requests from '../services/approvals/requests.ts';
import * as audit from '../services/audit/audit.ts';
import { verify } from '../services/audit/verify.ts';
import * as budget from '../services/budget/budget.ts';
import * as cases from '../services/cases/cases.ts';
import * as recordCase from '../services/cases/record-case.ts';
import * as documents from '../services/documents/documents.ts';
import * as drafts from '../services/entries/drafts.ts';
import * as entries from '../services/entries/entries.ts';
import * as payees from '../services/entries/payees.ts';
import { post, postByException } from '../services/entries/post.ts';
import * as people from '../services/people/accounts.ts';
import { changePassword, newRecoveryCode, recover, signIn } from '../services/people/sign-in.ts';
import * as reports from '../services/reports/reports.ts';
import * as ruleCheck from '../services/reports/rule-check.ts';
import * as settings from '../services/setup/settings.ts';
import * as setup from '../services/setup/setup.ts';
import * as imports from '../services/statements/imports.ts';
import { totals as lineTotals } from '../services/statements/line-totals.ts';
import * as lines from '../services/statements/lines.ts';
import type { CommandContext } from './command-context.ts';

type LedgerCall = CallsAt<'read' | 'write'>;
export type Handlers = {
  [Name in LedgerCall]: (ctx: CommandContext, args: CallArgs<Name>) => CallOutput<Name>;
};

/** Which service carries out which call. Nothing else reaches a service. */
export const handlers: Handlers = {
  'setup.status': (ctx) => setup.status(ctx, ctx),
  'setup.overview': setup.overview,
  'setup.addPermittedUse': setup.addPermittedUse,
  'setup.ruleSettings': settings.list,
  'setup.changeRuleSettings': settings.change,
  'setup.addAccount': setup.addAccount,
  'people.signIn': (ctx, args) => {
    const signedIn = signIn(ctx, args);
    ctx.become(signedIn);
    return { mustChange: signedIn.mustChange };
  },
  'people.signOut': (ctx) => {
    ctx.become(null);
    return { done: true };
  },
  'people.changePassword': (ctx, args) => {
    ctx.become(changePassword(ctx, args));
    return { done: true };
  },
  'people.recover': recover,
  'people.list': people.list,
  'people.addOperator': people.addOperator,
  'people.resetPassword': people.resetPassword,
  'people.deactivate': people.deactivate,
  'people.reactivate': people.reactivate,
  'people.deputise': people.deputise,
  'people.endDeputy': people.endDeputy,
  'people.renewRecovery': newRecoveryCode,
  'budget.list': budget.list,
  'budget.authorisedOn': budget.authorisedOn,
  'budget.add': budget.add,
  'budget.correct': budget.correct,
  'statements.grid': (ctx, args) => ctx.stages.grid(args),
  'statements.preview': (ctx, args) => ctx.stages.preview(ctx, args),
  'statements.commit': (ctx, args) => ctx.stages.commit(ctx, args),
  'statements.discard': (ctx, args) => ctx.stages.discard(args),
  'statements.imports': imports.list,
  'statements.lines': lines.list,
  'statements.totals': lineTotals,
  'statements.linesByUid': lines.byUid,
  'statements.ignore': lines.ignore,
  'statements.unignore': lines.unignore,
  'entries.suggest': drafts.suggest,
  'entries.draftFromLines': drafts.fromLines,
  'entries.drafts': drafts.list,
  'entries.draft': drafts.get,
  'entries.saveDraft': drafts.save,
  'entries.deleteDraft': drafts.remove,
  'entries.submit': drafts.submit,
  'entries.sendBack': drafts.sendBack,
  'entries.judge': drafts.judge,
  'entries.post': post,
  'entries.postByException': postByException,
  'entries.list': entries.list,
  'entries.totals': entries.totals,
  'entries.get': entries.get,
  'entries.dayBalances': entries.dayBalances,
  'entries.reveal': payees.reveal,
  'approvals.list': approvals.list,
  'approvals.get': approvals.get,
  'approvals.stages': approvals.stages,
  'approvals.add': recordApproval.add,
  'approvals.correct': recordApproval.correct,
  'approvals.addPayee': recordApproval.addPayee,
  'approvals.step': recordApproval.step,
  'approvals.judgeRequest': requests.judgeRequest,
  'approvals.request': requests.request,
  'approvals.cancelRequest': requests.cancelRequest,
  'approvals.publish': recordApproval.publish,
  'approvals.takeDown': publicity.takeDown,
  'approvals.publicities': publicity.list,
  'approvals.publicityTables': publicity.tables,
  'approvals.requestTables': requestForm.tables,
  'approvals.addPayList': payLists.addPayList,
  'approvals.withdrawPayList': payLists.withdrawPayList,
  'approvals.payLists': payLists.payLists,
  'approvals.payable': payable,
  'approvals.matches': matching.matches,
  'approvals.draftMatches': matching.draftMatches,
  'approvals.reveal': approvals.reveal,
  'documents.attachFile': documents.attachFile,
  'documents.attachPaper': documents.attachPaper,
  'documents.withdraw': documents.withdraw,
  'documents.list': documents.list,
  'documents.files': documents.files,
  'documents.open': documents.open,
  'cases.list': cases.list,
  'cases.totals': cases.totals,
  'cases.get': cases.get,
  'cases.places': cases.places,
  'cases.register': recordCase.register,
  'cases.correct': recordCase.correct,
  'cases.addEvent': recordCase.addEvent,
  'cases.preview': (ctx, args) => ctx.caseStages.preview(args),
  'cases.commit': (ctx, args) => ctx.caseStages.commit(ctx, args),
  'cases.discard': (ctx, args) => ctx.caseStages.discard(args),
  'appraisal.sheet': appraisal.sheet,
  'appraisal.saveTemplate': appraisal.saveTemplate,
  'appraisal.saveScores': appraisal.saveScores,
  'reports.tables': reports.tables,
  'reports.ruleCheck': ruleCheck.ruleCheck,
  'reports.ruleCheckRecords': ruleCheck.ruleCheckRecords,
  'reports.ruleCheckTables': ruleCheck.ruleCheckTables,
  'audit.list': audit.list,
  'audit.summary': audit.summary,
  'audit.tables': audit.tables,
  'audit.verify': (ctx, args) => verify(ctx.db, args, ctx.hooks),
};

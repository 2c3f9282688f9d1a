import type { CallArgs, CallOutput, CallsAt } from '#shared/contract/index.ts';
import * as appraisal from '../services/appraisal/appraisal.ts';
import * as audit from '../services/audit/audit.ts';
import { verify } from '../services/audit/verify.ts';
import * as budget from '../services/budget/budget.ts';
import * as drafts from '../services/entries/drafts.ts';
import * as entries from '../services/entries/entries.ts';
import { post } from '../services/entries/post.ts';
import * as people from '../services/people/accounts.ts';
import { changePassword, newRecoveryCode, recover, signIn } from '../services/people/sign-in.ts';
import * as reports from '../services/reports/reports.ts';
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
  'entries.list': entries.list,
  'entries.totals': entries.totals,
  'entries.get': entries.get,
  'entries.dayBalances': entries.dayBalances,
  'appraisal.sheet': appraisal.sheet,
  'appraisal.saveTemplate': appraisal.saveTemplate,
  'appraisal.saveScores': appraisal.saveScores,
  'reports.tables': reports.tables,
  'audit.list': audit.list,
  'audit.verify': (ctx, args) => verify(ctx.db, args, ctx.hooks),
};

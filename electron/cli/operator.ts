import { peopleErrors } from '#shared/errors/people-errors.ts';
import { ROLE_WORDS } from '#shared/terms.ts';
import type { LedgerSession } from '../commands/ledger-session.ts';
import { askHidden } from './ask-hidden.ts';
import { UsageError } from './command.ts';

/**
 * Signs in who acts: `--user 姓名`, or `姓名/角色` where a person has several accounts. The password
 * comes from RELIEF_PASSWORD or from the terminal, never from the command line, which every
 * program on the PC can read.
 */
export async function signInAs(session: LedgerSession, user: string | undefined): Promise<void> {
  if (user === undefined) throw new UsageError('请用 --user 指定操作员');
  const operatorUid = operatorNamed(session, user);
  const password = process.env.RELIEF_PASSWORD ?? (await asked(user));
  session.run('people.signIn', { operatorUid, password });
}

function operatorNamed(session: LedgerSession, user: string): string {
  const [name, role] = user.split('/');
  const found = session
    .status()
    .operators.filter((one) => one.active && one.personName === name)
    .filter((one) => role === undefined || ROLE_WORDS[one.role] === role);
  if (found.length === 0) throw new UsageError(`账套里没有在用的操作员“${user}”`);
  if (found.length > 1) {
    const ways = found.map((one) => `${one.personName}/${ROLE_WORDS[one.role]}`);
    throw new UsageError(`“${user}”有几个账号，请指明：${ways.join('，')}`);
  }
  return found[0]!.uid;
}

async function asked(user: string): Promise<string> {
  const password = process.stdin.isTTY ? await askHidden(`操作员“${user}”的口令：`) : '';
  if (password === '') throw peopleErrors.make('PASSWORD-MISSING', { name: user });
  return password;
}

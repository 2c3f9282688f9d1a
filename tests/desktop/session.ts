import type { Page } from '@playwright/test';
import type { CallInput, CallName, ReliefApi } from '#shared/contract/index.ts';
import type { Role } from '#shared/people/roles.ts';
import { INITIAL, PASSWORD } from '../service/ledger-kit.ts';

/** Signs in over the bridge as who has the role, changing the initial password where it must be. */
export async function signInAs(page: Page, role: Role): Promise<void> {
  const problem = await page.evaluate(signIn, { role, initial: INITIAL, next: PASSWORD });
  if (problem !== null) throw new Error(problem);
}

/** Runs in the page. */
async function signIn(as: { role: Role; initial: string; next: string }): Promise<string | null> {
  const { relief } = window as unknown as { relief: ReliefApi };
  const call = async <Name extends CallName>(name: Name, input: CallInput<Name>) => {
    const result = await relief.call(name, input);
    if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
    return result.value;
  };
  const status = await call('setup.status', {});
  const operatorUid = status.operators.find(({ role }) => role === as.role)?.uid;
  if (operatorUid === undefined) return `nobody is ${as.role}`;
  const tried = await relief.call('people.signIn', { operatorUid, password: as.initial });
  if (tried.ok && tried.value.mustChange) {
    await call('people.changePassword', { current: as.initial, next: as.next });
  } else if (!tried.ok) {
    await call('people.signIn', { operatorUid, password: as.next });
  }
  return null;
}

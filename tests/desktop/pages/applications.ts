import type { Page } from '@playwright/test';
import type { CallInput, CallName, CallOutput } from '#shared/contract/index.ts';
import { caseFields } from '../../service/cases/case-kit.ts';
import { type Application, application, stepsToDecision } from '../../service/decided.ts';

/** Applications as a form would send them, where a test is about what comes after them. */
export class Applications {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Applied for and decided on one day by whoever is signed in. */
  async decide(
    fields: Omit<Application, 'permittedUseUid' | 'caseUid'> & { caseNo?: string },
  ): Promise<void> {
    const { caseNo, ...rest } = fields;
    const fund = (await this.call('setup.status', {}))!.funds[0]!;
    const fundUid = fund.uid;
    const permittedUseUid = fund.permittedUses.find((use) => use.kind === fields.kind)!.uid;
    const caseUid =
      caseNo === undefined
        ? null
        : (await this.call('cases.register', { fundUid, ...caseFields(caseNo) })).uid;
    const input = application({ ...rest, permittedUseUid, caseUid });
    const { uid } = await this.call('approvals.add', { fundUid, application: input });
    for (const each of stepsToDecision(uid, input)) await this.call('approvals.step', each);
  }

  private async call<Name extends CallName>(name: Name, input: unknown): Promise<CallOutput<Name>> {
    const result = await this.page.evaluate(
      ([n, i]) => window.relief.call(n as CallName, i as CallInput<CallName>),
      [name, input] as const,
    );
    if (!result.ok) throw new Error(`${name}: ${result.error.code} ${result.error.message}`);
    return result.value as CallOutput<Name>;
  }
}

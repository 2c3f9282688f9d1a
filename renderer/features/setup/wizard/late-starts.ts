import { chineseDay } from '#shared/dates/day.ts';
import type { FieldFaults } from '../../../lib/field-faults.ts';
import { type StartDay, startDay, type WizardForm } from './wizard-form.ts';

export interface LateStart {
  /** The field, as faults name it. */
  path: string;
  text: string;
  /** False: a use may well be added by a later document; account and custody may not be missing. */
  stops: boolean;
}

/** What begins only after the books do: until then every payment by it fails its rule. */
export function lateStarts(form: WizardForm): LateStart[] {
  const { fund, custody, account, opening } = form;
  const first = opening.date;
  if (first === null) return [];
  const found: LateStart[] = [];
  const look = (path: string, day: StartDay, what: string, until: string, stops: boolean) => {
    const start = startDay(day, form);
    if (start === null || start <= first) return;
    const text = `${what}自${chineseDay(start)}起，晚于期初日期${chineseDay(first)}：${until}`;
    found.push({ path, text, stops });
  };
  fund.permittedUses.forEach((use, at) => {
    const until = '在此之前的支出不能归入这项用途（DA-03）。';
    const path = `fund.permittedUses.${at}.validFrom`;
    look(path, use.validFrom, `用途「${use.name || '未填'}」`, until, false);
  });
  const until = '在此之前的收付都不能记账（DA-01），请改为不晚于期初日期。';
  look('custody.fromDate', custody.fromDate, '资金存放方式', until, true);
  look('account.validFrom', account.validFrom, '银行账户', until, true);
  return found;
}

/** Those without which the ledger can't begin, as faults of their fields. */
export const startFaults = (form: WizardForm): FieldFaults =>
  Object.fromEntries(
    lateStarts(form)
      .filter(({ stops }) => stops)
      .map(({ path, text }) => [path, text]),
  );

import { describe, expect, it } from 'vitest';
import { type NewLedger, newLedger } from '#shared/contract/setup.ts';
import { lateStarts, startFaults } from '../../../renderer/features/setup/wizard/late-starts.ts';
import { faultsByStep, stepOfField } from '../../../renderer/features/setup/wizard/steps.ts';
import {
  emptyWizardForm,
  toNewLedger,
  type WizardForm,
} from '../../../renderer/features/setup/wizard/wizard-form.ts';
import { faultsOf } from '../../../renderer/lib/field-faults.ts';

const faults = (form: WizardForm) => faultsOf(newLedger, toNewLedger(form));

function filledForm(): WizardForm {
  const empty = emptyWizardForm();
  return {
    ...empty,
    bureau: '某县信访局',
    fund: {
      name: '信访救助基金',
      department: '某县信访局',
      governingBody: '联席会议',
      legalBases: [{ key: 1, title: '设立通知', documentNo: '', datedOn: null }],
      permittedUses: [
        { key: 1, name: '困难救助金', kind: 'relief', clause: '第三条', validFrom: '2023-01-01' },
      ],
    },
    account: {
      ...empty.account,
      accountNo: '6228 4800-1234',
      bankName: '某行',
      accountName: '某局',
    },
    opening: {
      ...empty.opening,
      balanceFen: 0,
      basisDocument: '移交表',
      basisDate: '2022-12-31',
    },
    operators: empty.operators.map((row, at) => ({
      ...row,
      name: `操作员${at}`,
      password: `口令-甲乙丙${at}号`,
    })),
  };
}

describe('the form of a new ledger', () => {
  it('is what the contract wants once filled, without the keys of its rows', () => {
    expect(faults(filledForm())).toEqual({});
    const setup: NewLedger = newLedger.parse(toNewLedger(filledForm()));
    expect(setup.account.accountNo).toBe('622848001234');
    expect(JSON.stringify(setup)).not.toContain('"key"');
  });

  it('says in Chinese what is missing, on the step where it is filled in', () => {
    const missing = faults(emptyWizardForm());
    expect(missing.bureau).toBe('请填写');
    expect(missing['opening.balanceFen']).toBe('请填写');
    expect(missing['account.accountNo']).toBe('账号应为6至32位数字');
    expect(Object.values(missing).join('')).not.toMatch(/[A-Za-z]{3}/);
    // 核对并建立 asks for nothing itself; every other step does.
    expect(faultsByStep(missing).map((count) => count > 0)).toEqual([
      ...Array(6).fill(true),
      false,
    ]);
  });

  it('finds a step for every field of the contract', () => {
    const everything = faultsOf(newLedger, {});
    for (const path of Object.keys(everything)) {
      // `fund` missing as a whole belongs to its first step's fields one by one.
      if (path !== 'fund') expect(stepOfField(path), path).toBeGreaterThanOrEqual(0);
    }
    expect(stepOfField('fund.permittedUses.0.name')).toBe(2);
    expect(stepOfField('operators.1.role')).toBe(5);
  });
});

describe('what starts with the books', () => {
  const opened = (date: string, form = filledForm()): WizardForm => ({
    ...form,
    opening: { ...form.opening, date },
  });

  it('starts on the opening day, whenever that is, until a day of its own is typed', () => {
    const form = opened('2021-07-01', { ...emptyWizardForm(), bureau: '某县信访局' });
    const setup = toNewLedger(form);
    expect(setup.account.validFrom).toBe('2021-07-01');
    expect(setup.custody.fromDate).toBe('2021-07-01');
    expect(setup.fund.permittedUses.map((use) => use.validFrom)).toEqual([
      '2021-07-01',
      '2021-07-01',
    ]);
    const typed = { ...form, account: { ...form.account, validFrom: '2020-06-01' } };
    expect(toNewLedger(opened('2022-01-01', typed)).account.validFrom).toBe('2020-06-01');
    expect(lateStarts(form)).toEqual([]);
  });

  it('is pointed out when it would come too late, and stops where no book can begin', () => {
    const form = opened('2022-01-01');
    const late = { ...form, account: { ...form.account, validFrom: '2022-03-01' } };
    const found = lateStarts(late);
    expect(found.map(({ path }) => path)).toEqual([
      'fund.permittedUses.0.validFrom',
      'account.validFrom',
    ]);
    expect(found[0]?.text).toContain('困难救助金');
    expect(found.map(({ text }) => /DA-0\d/.exec(text)?.[0])).toEqual(['DA-03', 'DA-01']);
    expect(Object.keys(startFaults(late))).toEqual(['account.validFrom']);
    expect(startFaults(form)).toEqual({});
  });
});

import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LedgerSession } from '#electron/commands/ledger-session.ts';
import { readSampleData } from '#electron/commands/sample-data.ts';
import { createSampleLedger } from '#electron/commands/sample-ledger.ts';
import { checksOf } from '#electron/demo/checks.ts';
import { figuresOf } from '#electron/demo/figures.ts';
import { readYear, type YearInLedger } from '#electron/demo/year-in-ledger.ts';
import { readStatement } from '#electron/formats/read-statement.ts';
import { type Hooks, noHooks } from '#electron/services/context.ts';
import type { ApprovalDetail } from '#shared/contract/approvals.ts';
import { hostErrors } from '#shared/errors/host-errors.ts';
import { codeOf } from '../refused.ts';
import { signInToSample, workFolder } from './sample-kit.ts';

const folder = workFolder();
const path = join(folder.dir, '示例.relief');
const progress: number[] = [];
/** Some thousand commands: seconds, and more beside other tests. */
const MAKING_MS = 120_000;
let year: YearInLedger;

beforeAll(() => {
  const hooks: Hooks = { ...noHooks, progress: (_step, done) => progress.push(done) };
  createSampleLedger(path, hooks, readStatement);
  const session = LedgerSession.open(path, { readOnly: true });
  signInToSample(session, 'auditor');
  year = readYear(session, 2023);
  session.close();
}, MAKING_MS);
afterAll(() => folder.remove());

describe('the sample ledger', () => {
  test('has the figures of 2023', () => {
    expect(figuresOf(year)).toMatchObject({
      initialFen: 50_000_000,
      supplementFen: 234_140_000,
      authorisedFen: 284_140_000,
      spentFen: 284_140_000,
      interestFen: 111_842,
      interestRemittedFen: 111_842,
      closingBalanceFen: 0,
      executionRate: '100%',
    });
    expect(year.appraisal.totalHundredths).toBe(9_900);
    expect(year.appraisal.findings).toEqual([]);
  });

  test('passes every check of the demo, and the checks can fail', () => {
    const sample = readSampleData();
    const figures = figuresOf(year);
    const failed = (checks: ReturnType<typeof checksOf>) =>
      checks.filter(({ ok }) => !ok).map(({ word }) => word);
    expect(failed(checksOf(year, figures, sample))).toEqual([]);
    const oneFenLess = { ...figures, spentFen: figures.spentFen - 1 };
    expect(failed(checksOf(year, oneFenLess, sample))).toEqual([
      '实际支出',
      '救助支出与工作经费之和',
      '台账支出逐笔相加',
    ]);
    const unsound = { ...year, verified: { ...year.verified, ok: false } };
    expect(failed(checksOf(unsound, figures, sample))).toEqual(['校验账套']);
    const open = { ...year, lines: [{ ...year.lines[0]!, state: 'unaccounted' as const }] };
    expect(failed(checksOf(open, figures, sample))).toContain('流水全部入账或写明不入账的理由');
    const [first, ...others] = year.approvals as [ApprovalDetail, ...ApprovalDetail[]];
    const beyond = [{ ...first, approvedFen: first.paidFen - 1 }, ...others];
    expect(failed(checksOf({ ...year, approvals: beyond }, figures, sample))).toEqual([
      '工作经费都有审批，已付等于审批',
    ]);
    const named = sample.applications[0]!.recipient.name;
    const told = [{ ...year.publicityTables[0]!, title: named }, ...year.publicityTables.slice(1)];
    expect(failed(checksOf({ ...year, publicityTables: told }, figures, sample))).toEqual([
      '公示表中的姓名、证件号、账号、电话',
    ]);
  });

  test('says 示例 and stands under its own name, with nothing left beside it', () => {
    expect(year.status.sample).toBe(true);
    expect(year.status.fileName).toBe('示例.relief');
    expect(year.tables.map(({ mark }) => mark)).toEqual(['示例', '示例', '示例']);
    expect(readdirSync(folder.dir)).toEqual(['示例.relief']);
  });

  test('books each line as its story says, each by two persons', () => {
    const plan = readSampleData().plan.map(({ day, amountFen, kind }) => [day, kind, amountFen]);
    const booked = year.entries.map((e) => [e.businessDate, e.kind, e.bankFen]);
    expect(booked.toSorted()).toEqual(plan.toSorted());
    for (const { preparedBy, reviewedBy } of year.entries) expect(preparedBy).not.toBe(reviewedBy);
  });

  test('took every row of the overlaps as a line in another layout, and decided on it', () => {
    const byFile = year.imports.toReversed().map(({ counts: c }) => [c.new, c.suspected]);
    expect(byFile).toEqual([
      [38, 0],
      [32, 5],
      [36, 3],
    ]);
  });

  test('keeps the return on its payment, and the second attempt as a payment of its own', () => {
    const returned = year.entries.find(({ kind }) => kind === 'returned')!;
    const payment = year.entries.find(({ uid }) => uid === returned.ofEntryUid)!;
    expect(payment.bankFen).toBe(-returned.bankFen);
    const again = year.entries.filter(({ caseNo }) => caseNo === payment.caseNo);
    expect(again.map(({ businessDate }) => businessDate)).toEqual(['2023-06-14', '2023-06-20']);
    const approval = year.approvals.find(({ number }) => number === payment.approvalNo)!;
    expect(approval.payments.map((paid) => paid.amountFen - paid.returnedFen)).toEqual([
      0, 6_400_000,
    ]);
    expect(new Set(approval.payees.map(({ account }) => account)).size).toBe(2);
  });

  test('numbers the late line after those booked before it, on its own day', () => {
    const late = year.entries.find((e) => e.businessDate === '2023-09-10' && e.kind === 'relief')!;
    const numbers = year.entries
      .filter((e) => e.voucherNo.startsWith('记-202309') && e.chainSeq < late.chainSeq)
      .map(({ businessDate }) => businessDate);
    expect(late.voucherDate).toBe('2023-09-10');
    expect(numbers).toEqual(['2023-09-04', '2023-09-08', '2023-09-10']);
  });

  test('pays nothing before it is decided by the level its amount needs, and asked for', () => {
    const { parameters } = readSampleData().rules;
    for (const approval of year.approvals) {
      const decision = approval.steps.find(
        ({ level, gate }) => level !== null || gate === 'approved',
      )!;
      const [first] = approval.payments.map(({ day }) => day);
      const [asked] = approval.requests.map(({ day }) => day);
      if (approval.urgent) {
        expect([approval.number, decision.day > first!]).toEqual(['JZ-2023-037', true]);
        expect(approval.approvedFen).toBeLessThanOrEqual(parameters.urgent!.limitFen);
      } else {
        expect(decision.day <= asked! && asked! <= first!, approval.number).toBe(true);
      }
      if (approval.kind === 'relief') {
        const tiers = parameters.reliefTiers;
        const needed = tiers.find((t) => t.upToFen === null || approval.approvedFen! <= t.upToFen);
        expect(decision.level).toBe(needed!.level);
      }
    }
    expect(new Set(year.approvals.flatMap((a) => a.steps.map(({ level }) => level))).size).toBe(4);
  });

  test('pays the two instalments of one decision by its plan', () => {
    const planned = year.approvals.filter(({ instalments }) => instalments.length > 0);
    expect(planned.map(({ number }) => number)).toEqual(['JZ-2023-020']);
    const [{ instalments, payments }] = planned as [ApprovalDetail];
    expect(instalments.map(({ dueOn, paidFen }) => [dueOn, paidFen])).toEqual(
      payments.map(({ day, amountFen }) => [day, amountFen]),
    );
  });

  test('asks for collective decisions and procurement records where the sample limits say so', () => {
    const { collectiveAboveFen, procurementFromFen } = readSampleData().rules.parameters;
    const expenses = year.approvals.filter(({ kind }) => kind === 'working_expense');
    const having = (gate: string) =>
      expenses.filter(({ steps }) => steps.some((step) => step.gate === gate)).length;
    const over = expenses.filter(({ approvedFen }) => approvedFen! > collectiveAboveFen!);
    const from = expenses.filter(({ approvedFen }) => approvedFen! >= procurementFromFen!);
    expect(having('collective')).toBe(over.length);
    expect(having('procurement')).toBe(from.length);
    expect(over.length).toBeGreaterThan(0);
    expect(from.length).toBeGreaterThan(over.length);
    expect(expenses.some(({ specialPeriod }) => specialPeriod !== '')).toBe(true);
    expect(expenses.every(({ spendingUnit }) => spendingUnit !== '')).toBe(true);
  });

  test('judges by rules whose limits all say 示例', () => {
    const { rules } = readSampleData();
    expect(rules.effectiveFrom).toBe('2023-01-01');
    expect(rules.reason).toContain('示例');
    for (const { level } of rules.parameters.reliefTiers) expect(level).toContain('示例');
    expect(rules.parameters.workingExpenseCap?.clause).toContain('示例');
    expect(new Set(year.entries.map(({ settingsVersion }) => settingsVersion))).toEqual(
      new Set([2]),
    );
  });

  test('tells how far it is', () => {
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(readSampleData().plan.length);
  });
});

describe('making it', () => {
  test('never replaces a file', () => {
    const code = codeOf(() => createSampleLedger(path, noHooks, readStatement));
    expect(code).toBe('FILE-EXISTS');
  });

  test.each([0, 1, 5, 12])(
    'cancelled at step %i leaves nothing behind',
    (step) => {
      const work = workFolder();
      let steps = 0;
      const hooks: Hooks = {
        progress() {},
        throwIfCancelled() {
          steps += 1;
          if (steps > step) throw hostErrors.make('CANCELLED');
        },
      };
      const target = join(work.dir, '示例.relief');
      expect(codeOf(() => createSampleLedger(target, hooks, readStatement))).toBe('CANCELLED');
      expect(readdirSync(work.dir)).toEqual([]);
      work.remove();
    },
    MAKING_MS,
  );

  test(
    'clears away what a killed program left half-made',
    () => {
      const work = workFolder();
      const target = join(work.dir, '示例.relief');
      for (const left of ['.part', '.part-wal', '.part.lock.txt']) {
        writeFileSync(`${target}${left}`, 'half');
      }
      createSampleLedger(target, noHooks, readStatement);
      expect(existsSync(target)).toBe(true);
      expect(readdirSync(work.dir)).toEqual(['示例.relief']);
      work.remove();
    },
    MAKING_MS,
  );
});

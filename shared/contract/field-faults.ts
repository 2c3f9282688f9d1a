import type { z } from 'zod';

/** What is wrong with each field, by its path: `fund.name`, `legalBases.0.title`. */
export type FieldFaults = Readonly<Record<string, string>>;

type Issue = z.core.$ZodRawIssue;

/** The contract's own words (「账号应为6至32位数字」) stay; what zod would say in English is said here. */
function words(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === null || issue.input === undefined ? '请填写' : '内容不合要求';
    case 'too_small':
      return issue.origin === 'string' ? '请填写' : `不能小于 ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' ? `最多 ${issue.maximum} 个字` : `不能大于 ${issue.maximum}`;
    default:
      return '内容不合要求';
  }
}

/** Holds what was typed against the contract's schema: no rule about a field is written a second time. */
export function faultsOf(schema: z.ZodType, value: unknown): FieldFaults {
  const parsed = schema.safeParse(value, { error: words });
  if (parsed.success) return {};
  const faults: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const path = issue.path.map(String).join('.');
    faults[path] ??= issue.message;
  }
  return faults;
}

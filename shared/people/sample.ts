import type { Role } from './roles.ts';

/** Of the sample ledger alone, the same for everybody who tries it. */
export const SAMPLE_PASSWORDS = {
  clerk: 'shili-jingban',
  reviewer: 'shili-fuhe',
  supervisor: 'shili-zhuguan',
  auditor: 'shili-chayue',
} as const satisfies Record<Role, string>;

import type { OperatorView } from '#shared/contract/people.ts';
import { ROLE_WORDS } from '#shared/terms.ts';

/** 张某甲（经办、出纳，代复核） */
export function standingWords({ role, roles, cashier }: Standing): string {
  const deputised = roles.filter((one) => one !== role).map((one) => ROLE_WORDS[one]);
  const own = cashier ? `${ROLE_WORDS[role]}、出纳` : ROLE_WORDS[role];
  return deputised.length === 0 ? own : `${own}，代${deputised.join('、')}`;
}

type Standing = Pick<OperatorView, 'role' | 'roles' | 'cashier'>;

export const operatorWords = (operator: Standing & Pick<OperatorView, 'personName'>): string =>
  `${operator.personName}（${standingWords(operator)}）`;

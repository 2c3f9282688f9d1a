import { openList } from '../../../lib/keys.ts';

/** The DOM id of a field, so that a finding's way out can lead to it. */
export const fieldId = (field: string): string => `draft-${field}`;

/** Puts the cursor where something is to be filled in. */
export function focusField(field: string): void {
  const place = document.getElementById(fieldId(field));
  if (!place) return;
  place.scrollIntoView({ block: 'center' });
  const inner = place.matches('input, textarea, button')
    ? place
    : place.querySelector<HTMLElement>('input, textarea, button');
  inner?.focus();
}

/** Puts the cursor into a field and opens its list. */
export function openField(field: string): void {
  focusField(field);
  openList(document.activeElement);
}

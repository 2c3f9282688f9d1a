import type { DraftContent } from '#shared/contract/entries.ts';

/** What every part of the form gets. */
export interface FormPart {
  content: DraftContent;
  change(patch: Partial<DraftContent>): void;
  /** Field name → what is missing, from the verdict. */
  missing: ReadonlyMap<string, string>;
  disabled: boolean;
}

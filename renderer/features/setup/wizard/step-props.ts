import type { FieldFaults } from '../../../lib/field-faults.ts';
import type { WizardForm } from './wizard-form.ts';

export interface StepProps {
  form: WizardForm;
  change(patch: Partial<WizardForm>): void;
  /** Shown only once the user wanted to go on. */
  faults: FieldFaults;
}

/** What is wrong with each field of a form; a case list read from a file is told by the same words. */
export { type FieldFaults, faultsOf } from '#shared/contract/field-faults.ts';

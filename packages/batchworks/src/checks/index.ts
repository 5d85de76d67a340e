/**
 * `batchworks check`: reads templates, judges them by the rules of the library, and reports in several formats.
 */
export { check } from './check';
export type { CheckOptions, CheckOutcome } from './check';
export { explain } from './explain';
export type { FormatName } from './formats';
export { InputError } from './input-error';

/**
 * The resources of AWS Batch in the account of the local Batch: what the templates deploy, and what requests change of it.
 */
export { Account, type ResourceStatus } from './account';
export { type Change, type ChangeableMember, type Tags } from './change';

import type { ResourceIdentity } from './types';

/** `AWS::Batch::SchedulingPolicy`. */
export interface SchedulingPolicyModel extends ResourceIdentity {
  /** The resolved properties, in the API's shape. */
  readonly properties: Readonly<Record<string, unknown>>;
}

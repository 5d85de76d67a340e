import type { Known, ResourceIdentity } from './types';

/** `AWS::Batch::ConsumableResource`. */
export interface ConsumableResourceModel extends ResourceIdentity {
  /** `REPLENISHABLE` or `NON_REPLENISHABLE`. */
  readonly resourceType: Known<string>;
  readonly totalQuantity: Known<number>;
  /** The resolved properties, in the API's shape. */
  readonly properties: Readonly<Record<string, unknown>>;
}

import type { JsonObject } from './record';
import type { Known, ResourceIdentity } from './types';

/** `AWS::EC2::LaunchTemplate`. */
export interface LaunchTemplateModel extends ResourceIdentity {
  /** `LaunchTemplateData`, resolved, in the shape that it has in the template. */
  readonly data: Known<JsonObject>;
}

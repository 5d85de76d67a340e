import type { JsonObject } from '../record';
import type { Resource } from '../template';
import type { ResourceIdentity } from '../types';

/** A resource whose intrinsic functions are resolved. */
export interface ResolvedResource {
  readonly identity: ResourceIdentity;
  /** As in the template. */
  readonly properties: JsonObject;
  /** As the constructs of this library write it. */
  readonly metadata: NonNullable<Resource['Metadata']>;
  /** What `Ref` gives. */
  readonly ref: unknown;
  /** The logical ids that `DependsOn` names. */
  readonly dependsOn: readonly string[];
}

/** A kind of resource that the model has. */
export interface ResourceKind<Model extends ResourceIdentity> {
  readonly type: string;
  /** The property with the physical name, where the kind has one. */
  readonly nameProperty?: string;
  /** The attribute, as `Fn::GetAtt` or `Ref` call it, that gives the ARN. */
  readonly arnAttribute: string;
  read(resource: ResolvedResource): Model;
}

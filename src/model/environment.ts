/**
 * What a template is read for: the account and region that it is deployed into, or stands for.
 *
 * The local Batch answers with physical names; who reads templates to judge them may answer with symbols.
 */
import type { Template } from './template';

/** A template and what CloudFormation, or the cloud assembly that it comes from, adds to it. */
export interface NamedTemplate {
  /** Unique among the templates that are read together. */
  readonly name: string;
  readonly template: Template;
  /**
   * The name of the stack.
   * @default - `name`
   */
  readonly stackName?: string;
  /**
   * The resource that deploys it, of a nested stack.
   * @default - a stack of its own
   */
  readonly parent?: ParentResource;
  /**
   * Construct paths by logical id, for templates that carry none themselves.
   * @default - the paths of the template's metadata
   */
  readonly paths?: ReadonlyMap<string, string>;
}

/** The resource that deploys a nested stack: an `AWS::CloudFormation::Stack`. */
export interface ParentResource {
  /** The name of the template that declares it, which is read together with the nested one. */
  readonly template: string;
  readonly logicalId: string;
}

/** A resource that another one refers to. */
export interface ResourceReference {
  /** The name of the template. */
  readonly template: string;
  readonly stackName: string;
  readonly type: string;
  readonly logicalId: string;
  /** The name of a resource that the model has, see `ResourceIdentity.name`; the logical id of any other. */
  readonly name: string;
  /** A property, resolved: `Unknown` where the property refers back to where it is asked for. */
  property(name: string): unknown;
}

/** What a template does not say itself. */
export interface TemplateEnvironment {
  readonly region: string;
  readonly accountId: string;
  /** `aws`, `aws-cn`, … */
  readonly partition: string;
  /** `amazonaws.com`, … */
  readonly urlSuffix: string;
  /**
   * The Availability Zones, as `Fn::GetAZs` lists them.
   * @default - not known
   */
  readonly zones?: readonly string[];
  /** What `Ref` (the attribute "Ref") or `Fn::GetAtt` give. An `Unknown` where that is not known. */
  attributeOf(resource: ResourceReference, attribute: string): unknown;
}

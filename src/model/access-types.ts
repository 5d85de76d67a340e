/** The model of who may do what: roles, policies, and what they are about. */
import type { Known, ResourceIdentity } from './types';

/** A statement of a policy. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  /** Whether `actions` are those that the statement is not about (`NotAction`). */
  readonly notActions: boolean;
  readonly actions: readonly Known<string>[];
  /** Whether `resources` are those that the statement is not about (`NotResource`). */
  readonly notResources: boolean;
  /** What it is about; the statements of some policies of resources have none. */
  readonly resources: readonly Known<string>[];
  /** Whether it holds under a condition only. */
  readonly conditional: boolean;
  /**
   * Who it is about, where it is one of a resource: ARNs and services, `*` for everybody. A statement about all but some
   * (`NotPrincipal`) has one that is unknown.
   */
  readonly principals: readonly Known<string>[];
}

/** The statements of a policy, `Unknown` for those that the template does not tell. */
export type Statements = readonly Known<Statement>[];

/** `AWS::IAM::Role`. */
export interface RoleModel extends ResourceIdentity {
  /** The name, or what `Ref` gives. */
  readonly roleName: Known<string>;
  /** `/` where the template gives none. */
  readonly rolePath: Known<string>;
  /** Who may assume it. */
  readonly trust: Statements;
  /** Of `Policies`; for all that it may do, see `statementsOf`. */
  readonly statements: Statements;
  /** The ARNs of its managed policies. */
  readonly managedPolicyArns: readonly Known<string>[];
  /** Whether a permissions boundary takes away some of what the policies allow. */
  readonly bounded: boolean;
}

/** `AWS::IAM::Policy`, `AWS::IAM::ManagedPolicy` or `AWS::IAM::RolePolicy`. */
export interface PolicyModel extends ResourceIdentity {
  /** The roles that it is attached to, by name. */
  readonly roles: readonly Known<string>[];
  readonly statements: Statements;
}

/** `AWS::IAM::InstanceProfile`. */
export interface InstanceProfileModel extends ResourceIdentity {
  /** Its only role, by name. */
  readonly role: Known<string>;
}

/** `AWS::KMS::Key`. */
export interface KeyModel extends ResourceIdentity {
  /** Of its own policy. */
  readonly statements: Statements;
}

/** A policy of a secret: `AWS::SecretsManager::ResourcePolicy`. */
export interface SecretPolicyModel extends ResourceIdentity {
  readonly secretId: Known<string>;
}

/** `AWS::Logs::LogGroup`. */
export interface LogGroupModel extends ResourceIdentity {
  /** The name, or what `Ref` gives. */
  readonly logGroupName: Known<string>;
}

/** All of it. */
export interface AccessModel {
  readonly roles: readonly RoleModel[];
  readonly policies: readonly PolicyModel[];
  readonly managedPolicies: readonly PolicyModel[];
  readonly rolePolicies: readonly PolicyModel[];
  readonly instanceProfiles: readonly InstanceProfileModel[];
  readonly keys: readonly KeyModel[];
  readonly secretPolicies: readonly SecretPolicyModel[];
  readonly logGroups: readonly LogGroupModel[];
}

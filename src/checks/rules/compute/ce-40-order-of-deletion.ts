import type { PolicyModel, RoleModel } from '../../../model/access-types';
import { readText } from '../../../model/read-value';
import type { BatchModel, ComputeEnvironmentModel } from '../../../model/types';
import { Unknown } from '../../../model/unknown';
import { cannotTell, ofComputeEnvironments, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { HOLDS, type Rule } from '../../rule';

export const CE_40: Rule = {
  id: 'CE-40',
  title: 'A compute environment is deleted before the policies of its service role',
  severity: 'warning',
  explanation: 'AWS Batch deletes a compute environment with the permissions of its service role. Where the permissions are a policy beside the role, nothing '
    + 'tells CloudFormation to delete that one later: the compute environment then stays in DELETING, or becomes INVALID, and the stack cannot be deleted.',
  remedy: 'Add the policy to the `DependsOn` of the compute environment; or put the permissions into the role itself (`ManagedPolicyArns`, `Policies`); '
    + 'or remove `ServiceRole`, so that AWS Batch takes its service-linked role.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/service_IAM_role.html',
    'https://github.com/hashicorp/terraform-cdk/issues/1297',
    'https://github.com/hashicorp/terraform-provider-aws/pull/16417',
  ],
  inspect: ofComputeEnvironments((environment, inspection) => {
    const reference = readText(environment.properties, 'serviceRole');
    if (reference === undefined) {
      return undefined;
    }
    const role = inspection.find('roles', reference);
    if (role instanceof Unknown) {
      return cannotTell(role.reason);
    }
    const free = freePolicy(role, environment, inspection);
    if (!free) {
      return HOLDS;
    }
    return environment.dependsOn.length > 0
      ? cannotTell(`whether ${environment.dependsOn[0]} depends on ${free.logicalId} is not looked into`)
      : violates(`Its service role \`${role.name}\` has the policy \`${free.logicalId}\`, which it does not depend on: `
        + 'CloudFormation may delete the policy first, and then AWS Batch cannot delete the compute environment');
  }),
};

/** A policy beside the role that may be deleted before the environment. Of other stacks, the reference from one to the other gives the order. */
function freePolicy(role: RoleModel, { template, dependsOn }: ComputeEnvironmentModel, inspection: Inspection): PolicyModel | undefined {
  const policies = inspection.once(inspection.model, indexPolicies);
  const dependencies = new Set(dependsOn);
  for (const name of role.references) {
    const free = policies.get(name)?.find((policy) => policy.template === template && !dependencies.has(policy.logicalId));
    if (free) {
      return free;
    }
  }
  return undefined;
}

/** The policies beside roles, by what they call the role. */
function indexPolicies({ policies, managedPolicies, rolePolicies }: BatchModel): ReadonlyMap<string, readonly PolicyModel[]> {
  const index = new Map<string, PolicyModel[]>();
  for (const policy of [...policies, ...managedPolicies, ...rolePolicies]) {
    for (const role of policy.roles.filter((name) => typeof name === 'string')) {
      const others = index.get(role);
      if (others) {
        others.push(policy);
      } else {
        index.set(role, [policy]);
      }
    }
  }
  return index;
}

import { AWS_MANAGED_POLICIES } from './aws-managed-policies';
import type { PolicyModel, RoleModel, Statement, Statements } from '../../../model/access-types';
import { isKnown, Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';

/** All that a role may and may not do: its own statements, and those of all policies that name it or that it names. */
export function statementsOf(role: RoleModel, inspection: Inspection): Statements {
  const attached = inspection.once(inspection.model, policiesByRole);
  return [
    ...role.statements,
    ...role.references.flatMap((reference) => attached.get(reference) ?? []).flatMap(({ statements }) => statements),
    ...role.managedPolicyArns.flatMap((arn) => managedStatements(arn, inspection)),
  ];
}

function policiesByRole({ policies, managedPolicies, rolePolicies }: Inspection['model']): ReadonlyMap<string, readonly PolicyModel[]> {
  const byRole = new Map<string, PolicyModel[]>();
  for (const policy of [...policies, ...managedPolicies, ...rolePolicies]) {
    for (const role of policy.roles.filter(isKnown)) {
      const list = byRole.get(role);
      if (list) { list.push(policy); } else { byRole.set(role, [policy]); }
    }
  }
  return byRole;
}

function managedStatements(arn: RoleModel['managedPolicyArns'][number], inspection: Inspection): Statements {
  const name = isKnown(arn) ? /:iam::aws:policy\/(.+)$/.exec(arn)?.[1] : undefined;
  if (name === undefined) {
    const policy = inspection.find('managedPolicies', arn);
    return isKnown(policy) ? policy.statements : [policy];
  }
  return [Object.hasOwn(AWS_MANAGED_POLICIES, name)
    ? allowOnEverything(AWS_MANAGED_POLICIES[name])
    : new Unknown(`the managed policy ${name} of AWS is not one that the checks know`)];
}

function allowOnEverything(actions: readonly string[]): Statement {
  return { effect: 'Allow', notActions: false, actions, notResources: false, resources: ['*'], conditional: false, principals: [] };
}

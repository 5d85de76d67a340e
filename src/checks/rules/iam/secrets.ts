/** The secrets that a job names, and what it takes to read them. */
import type { Permission } from './agent';
import { parameterTarget, secretParts, secretTarget } from './targets';
import { readList, readText } from '../../../model/read-value';
import { type JsonObject, objectMember } from '../../../model/record';
import type { Container } from '../../../model/tasks';
import type { BatchModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';

/** An entry of `secrets` or of `secretOptions`. */
export interface SecretEntry {
  readonly name: string;
  readonly valueFrom: Known<string>;
}

export function secretsOf({ properties }: Container): Known<SecretEntry>[] {
  return entries(properties, 'secrets');
}

export function logSecretsOf({ properties }: Container): Known<SecretEntry>[] {
  return entries(objectMember(properties, 'logConfiguration'), 'secretOptions');
}

function entries(properties: JsonObject, name: string): Known<SecretEntry>[] {
  return readList(properties, name).map((item) => (item instanceof Unknown ? item : {
    name: String(objectMember({ item }, 'item').name),
    valueFrom: readText(objectMember({ item }, 'item'), 'valueFrom') ?? new Unknown('an entry without `valueFrom`'),
  }));
}

/** Where a value is kept: a secret of Secrets Manager, or a parameter. Of something that only a deploy names, the templates have to tell. */
export function storeOf(valueFrom: string, inspection: Inspection): Known<'secretsmanager' | 'ssm'> {
  const { secret } = secretParts(valueFrom);
  const service = /^arn:(?:⟨[^⟩]*⟩|[^:])*:([^:]*):/.exec(secret)?.[1];
  if (service === 'secretsmanager' || service === 'ssm') {
    return service;
  }
  if (isKnown(inspection.find('secrets', secret))) {
    return 'secretsmanager';
  }
  return isKnown(inspection.find('parameters', secret)) || /^[\w./-]+$/.test(secret) ? 'ssm' : new Unknown(`${valueFrom} may be a secret or a parameter`);
}

/** What it takes to read the values; `unknown` where the templates do not tell it of one. */
export function readPermissions(list: readonly Known<SecretEntry>[], inspection: Inspection): { permissions: Permission[]; unknown?: Unknown } {
  const permissions = list.map((entry) => readPermission(entry, inspection));
  return { permissions: permissions.filter(isKnown), unknown: permissions.find((permission) => permission instanceof Unknown) };
}

function readPermission(entry: Known<SecretEntry>, inspection: Inspection): Known<Permission> {
  if (!isKnown(entry) || !isKnown(entry.valueFrom)) {
    return isKnown(entry) ? entry.valueFrom as Unknown : entry;
  }
  const store = storeOf(entry.valueFrom, inspection);
  const { secret } = secretParts(entry.valueFrom);
  switch (store) {
    case 'secretsmanager': return {
      actions: ['secretsmanager:GetSecretValue'],
      on: secretTarget(secret, inspection),
      what: `the secret of ${entry.name}`,
      elsewhere: policyOf(secret, inspection),
    };
    case 'ssm': return { actions: ['ssm:GetParameters'], on: parameterTarget(secret), what: `the parameter of ${entry.name}` };
    default: return store;
  }
}

/** A secret that the templates declare without a policy has none. */
function policyOf(secret: string, inspection: Inspection): Unknown | undefined {
  const declared = inspection.find('secrets', secret);
  return isKnown(declared) && !declared.references.some((reference) => inspection.once(inspection.model, secretsWithPolicy).has(reference))
    ? undefined
    : new Unknown(`the policy of the secret ${secret} may allow it`);
}

function secretsWithPolicy({ secretPolicies }: BatchModel): ReadonlySet<Known<string>> {
  return new Set(secretPolicies.map(({ secretId }) => secretId));
}

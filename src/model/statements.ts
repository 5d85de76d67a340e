/** Policy documents. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
import type { Statement, Statements } from './access-types';
import { isObject, type JsonObject, member } from './record';
import type { Known } from './types';
import { Unknown } from './unknown';

/** The statements of a document whose intrinsic functions are resolved; one that is not known is one unknown statement. */
export function statementsIn(document: unknown): Statements {
  return document instanceof Unknown ? [document] : listOf(member(document, 'Statement')).map(statement);
}

/** The statements of the inline `Policies` of a role. */
export function inlineStatements(policies: unknown): Statements {
  return listOf(policies).flatMap((policy) => (policy instanceof Unknown ? [policy] : statementsIn(member(policy, 'PolicyDocument'))));
}

/** A value, a list of values or nothing, as a list of texts. */
export function textsIn(value: unknown): Known<string>[] {
  return listOf(value).map((item) => (typeof item === 'string' || item instanceof Unknown ? item : new Unknown('it is not a text')));
}

function statement(value: unknown): Known<Statement> {
  if (!isObject(value)) {
    return value instanceof Unknown ? value : new Unknown('a statement of a policy is no object');
  }
  if (value.Effect !== 'Allow' && value.Effect !== 'Deny') {
    return new Unknown('a statement of a policy has no effect that is known');
  }
  return {
    effect: value.Effect,
    notActions: value.NotAction !== undefined,
    actions: textsIn(value.NotAction ?? value.Action),
    notResources: value.NotResource !== undefined,
    resources: textsIn(value.NotResource ?? value.Resource),
    conditional: value.Condition !== undefined,
    principals: principals(value),
  };
}

/** `"*"`, or an object of lists by kind: `{ AWS: […], Service: […] }`. */
function principals({ Principal: principal, NotPrincipal: excluded }: JsonObject): Known<string>[] {
  if (excluded !== undefined) {
    return [new Unknown('a policy is about all but some principals')];
  }
  return isObject(principal) ? Object.values(principal).flatMap(textsIn) : textsIn(principal);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

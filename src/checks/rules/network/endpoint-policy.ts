/** What the policy of an endpoint lets through, as far as it says so plainly. */
import { isObject, type JsonObject } from '../../../model/record';
import type { Known } from '../../../model/types';
import { Unknown } from '../../../model/unknown';

/** Whether some statement allows the action. Conditions, exceptions and denials are not weighed: they cannot be told. */
export function allows(policy: JsonObject, action: string, isMeant: (resource: string) => boolean = () => true): Known<boolean> {
  const answers = listOf(policy.Statement).map((statement) => (isObject(statement) ? permits(statement, action, isMeant) : unclear()));
  return answers.find((answer) => answer instanceof Unknown) ?? answers.includes(true);
}

function permits(statement: JsonObject, action: string, isMeant: (resource: string) => boolean): Known<boolean> {
  const covered = covers(statement.Action, (pattern) => matches(pattern.toLowerCase(), action.toLowerCase()));
  const resource = covered === true ? covers(statement.Resource, isMeant) : covered;
  const isPlain = statement.Effect === 'Allow' && statement.Condition === undefined && isEveryone(statement.Principal);
  return resource === true && !isPlain ? unclear() : resource;
}

function covers(patterns: unknown, isMeant: (pattern: string) => boolean): Known<boolean> {
  const answers = listOf(patterns).map((pattern) => (typeof pattern === 'string' ? isMeant(pattern) : unclear()));
  return patterns === undefined ? unclear() : answers.includes(true) || (answers.find((answer) => answer instanceof Unknown) ?? false);
}

function isEveryone(principal: unknown): boolean {
  return principal === '*' || (isObject(principal) && listOf(principal.AWS).includes('*'));
}

/**
 * Whether a pattern of a policy, with `*` and `?`, matches a text. What only a deploy tells may be anything.
 *
 * Without a regular expression: one of many stars would take for ever on a pattern that was made to.
 */
export function matches(pattern: string, text: string): boolean {
  const wildcards = pattern.replace(/⟨[^⟩]*⟩/g, '*');
  let [at, position, star, retry] = [0, 0, -1, 0];
  while (position < text.length) {
    if (wildcards[at] === '*') {
      [star, retry] = [at, position];
      at++;
    } else if (wildcards[at] === '?' || wildcards[at] === text[position]) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++retry;
    } else {
      return false;
    }
  }
  return /^\**$/.test(wildcards.slice(at));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function unclear() {
  return new Unknown('the policy of the endpoint has conditions, or values that only a deploy tells');
}

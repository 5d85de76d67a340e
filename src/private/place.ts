import { Stack } from 'aws-cdk-lib';
import { IEnvironmentAware } from 'aws-cdk-lib/interfaces';
import { IConstruct, Node } from 'constructs';
import { fail } from './errors';
import { isKnown } from './tokens';

/** What is somewhere: a resource, or the little of it that a message needs. */
export interface Placed extends IEnvironmentAware {
  readonly node: Node;
}

/**
 * Requires that what the property `name` was given is in the account and region of the construct, as far as they are known.
 *
 * AWS Batch knows nothing across accounts and regions, but the CDK would bring any value there, and the template would deploy.
 */
export function requireSamePlace(scope: IConstruct, name: string, given: Placed) {
  const problem = placeProblem(scope, name, given);
  if (problem !== undefined) { fail(scope, problem); }
}

/** The same in words, for whoever fails with more than that. */
export function placeProblem(scope: IConstruct, name: string, given: Placed): string | undefined {
  const { account, region } = Stack.of(scope);
  return differ(account, given.env.account) || differ(region, given.env.region)
    ? `\`${name}\` must be in the account and region of the stack, ${placeOf(account, region)}, got ${given.node.path} `
      + `in ${placeOf(given.env.account, given.env.region)}; put both into one account and region`
    : undefined;
}

function differ(here: string, there: string): boolean {
  return isKnown(here) && isKnown(there) && here !== there;
}

function placeOf(account: string, region: string): string {
  return [account, region].map((part) => (isKnown(part) ? part : 'any')).join('/');
}

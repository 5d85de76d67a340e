import { App, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { BatchChecks } from '../../src';

/**
 * Stands in for `integ.ts` where the apps are synthesized with another CDK than that of the snapshots (`npx projen compatibility`). Their templates
 * need not be the same there. That they come at all, without a warning and without a finding of our checks, is what counts.
 */
export function strictApp(): App {
  const app = new App({ context: { '@aws-cdk/aws-iam:minimizePolicies': true } });
  Validations.of(app).addPlugins(new BatchChecks({ advice: false }));
  return app;
}

// What the apps acknowledge is of cdk-nag, which is not asked here: the oldest CDK refuses the ids of its findings.
jest.spyOn(Validations.prototype, 'acknowledge').mockImplementation(() => {});

export function acknowledgeKnown(_stack: Stack) {}

export function templateOf(stack: Stack): any {
  expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  expect(process.exitCode).toBeUndefined(); // a finding of a validation plugin would have set it
  return Template.fromStack(stack).toJSON();
}

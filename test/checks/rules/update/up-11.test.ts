import { job, outcomes, UNKNOWN } from '../../_helpers';

function rule(jobDefinition: unknown) {
  const target = { Id: 'Nightly', Arn: 'arn:aws:batch:eu-west-1:123456789012:job-queue/farm', RoleArn: 'arn', BatchParameters: { JobDefinition: jobDefinition, JobName: 'nightly' } };
  return { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 day)', Targets: [target] } };
}

const KEEPS = { ResourceRetentionPolicy: { SkipDeregisterOnUpdate: true } };

test.each<[unknown, object, string | undefined]>([
  [{ Ref: 'Job' }, {}, 'violates'],
  [{ Ref: 'Job' }, KEEPS, 'holds'],
  [{ Ref: 'Job' }, { ResourceRetentionPolicy: { SkipDeregisterOnUpdate: false } }, 'violates'],
  [{ Ref: 'Job' }, { ResourceRetentionPolicy: UNKNOWN }, 'unknown'],
  ['frame:3', { JobDefinitionName: 'frame' }, 'violates'],
  ['frame', { JobDefinitionName: 'frame' }, undefined],
  [UNKNOWN, {}, undefined],
])('a rule that submits %j of a job with %j: %s', (reference, properties, outcome) => {
  expect(outcomes('UP-11', { Job: job(properties), Rule: rule(reference) }).Job).toBe(outcome);
});

test('a job that nothing submits', () => {
  expect(outcomes('UP-11', { Job: job() }).Job).toBeUndefined();
});

import { allow, deny, policies, role } from './_helpers';
import { job, outcomes, UNKNOWN } from '../../_helpers';

const DEFINITION = 'arn:aws:batch:eu-west-1:123456789012:job-definition';

test.each([
  [allow('batch:SubmitJob', `${DEFINITION}/render:3`), 'violates'],
  [allow('batch:*', ['*', `${DEFINITION}/render:3`]), 'violates'],
  [allow('batch:SubmitJob', `${DEFINITION}/render:*`), 'holds'],
  [allow('batch:SubmitJob', `${DEFINITION}/other:3`), 'holds'],
  [allow('batch:SubmitJob', { Ref: 'Job' }), undefined],
  [allow('batch:SubmitJob', UNKNOWN), 'unknown'],
  [deny('batch:SubmitJob', `${DEFINITION}/render:3`), undefined],
])('a role with %j: %s', (statement, expected) => {
  const resources = { Job: job({ JobDefinitionName: 'render' }), Submitter: role(policies(statement), 'lambda.amazonaws.com') };
  expect(outcomes('IAM-15', resources).Submitter).toBe(expected);
});

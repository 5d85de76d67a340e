import { outcomeOfCompute } from './_helpers';
import { UNKNOWN } from '../../_helpers';

const LINKED = 'arn:aws:iam::123456789012:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch';
const OWN = 'arn:aws:iam::123456789012:role/service-role/AWSBatchServiceRole';

test.each([
  [OWN, false, 'violates'],
  [OWN, true, 'holds'],
  [OWN, undefined, 'holds'],
  [LINKED, false, 'holds'],
  [undefined, false, 'holds'],
  [UNKNOWN, false, 'unknown'],
  [OWN, UNKNOWN, 'unknown'],
])('the role %j, replaced: %j: %s', (role, replace, outcome) => {
  expect(outcomeOfCompute('CE-12', 'SPOT', {}, { ServiceRole: role, ReplaceComputeEnvironment: replace })).toBe(outcome);
});

test('Fargate is updated with any role', () => {
  expect(outcomeOfCompute('CE-12', 'FARGATE', {}, { ServiceRole: OWN, ReplaceComputeEnvironment: false })).toBeUndefined();
});

import { batch, outcomes, UNKNOWN } from '../../_helpers';

test.each([
  ['UNMANAGED', undefined, 'violates'],
  ['unmanaged', '', 'violates'],
  ['UNMANAGED', 'arn:aws:iam::123456789012:role/batch', 'holds'],
  ['UNMANAGED', UNKNOWN, 'unknown'],
  ['MANAGED', undefined, undefined],
])('%s with the service role %j: %s', (type, serviceRole, expected) => {
  expect(outcomes('CE-14', { Compute: batch('ComputeEnvironment', { Type: type, ServiceRole: serviceRole }) }).Compute).toBe(expected);
});

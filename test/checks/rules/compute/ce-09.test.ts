import { compute, outcomes, UNKNOWN } from '../../_helpers';
import { allow, arnOf, awsPolicy, policies, role } from '../iam/_helpers';

const TAGGING = { ManagedPolicyArns: [awsPolicy('service-role/AmazonEC2SpotFleetTaggingRole')] };

function outcome(resources: object, fleetRole: object = role(TAGGING, 'spotfleet.amazonaws.com')) {
  return outcomes('CE-09', { Compute: compute('SPOT', resources), FleetRole: fleetRole }).Compute;
}

test.each([
  [{}, 'violates'],
  [{ AllocationStrategy: 'BEST_FIT' }, 'violates'],
  [{ AllocationStrategy: 'SPOT_CAPACITY_OPTIMIZED' }, undefined],
  [{ AllocationStrategy: UNKNOWN }, 'unknown'],
  [{ AllocationStrategy: 'BEST_FIT', SpotIamFleetRole: arnOf('FleetRole') }, 'holds'],
  [{ SpotIamFleetRole: UNKNOWN }, 'unknown'],
])('Spot compute with %j: %s', (resources, expected) => {
  expect(outcome(resources)).toBe(expected);
});

test.each([
  ['no policy', role({}, 'spotfleet.amazonaws.com'), 'violates'],
  ['another trust', role(TAGGING, 'ec2.amazonaws.com'), 'violates'],
  ['a policy of its own', role(policies(allow('ec2:*')), 'spotfleet.amazonaws.com'), 'holds'],
  ['a policy for some resources', role(policies(allow('ec2:*', arnOf('Compute'))), 'spotfleet.amazonaws.com'), 'unknown'],
])('a fleet role with %s: %s', (_, fleetRole, expected) => {
  expect(outcome({ SpotIamFleetRole: arnOf('FleetRole') }, fleetRole)).toBe(expected);
});

test('on-demand compute has no fleet', () => {
  expect(outcomes('CE-09', { Compute: compute('EC2') })).toEqual({});
});

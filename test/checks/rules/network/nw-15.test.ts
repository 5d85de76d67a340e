import { computeIn, network } from './_helpers';
import { outcomes, UNKNOWN } from '../../_helpers';

function outcome(type: string, zone: unknown) {
  return outcomes('NW-15', { ...network({ subnet: { AvailabilityZone: zone } }), ...computeIn(type) }).Compute;
}

test.each<[unknown, string | undefined]>([
  ['us-west-2-lax-1a', 'violates'],
  ['us-east-1-wl1-bos-wlz-1', 'violates'],
  ['ap-southeast-1-bkk-1a', 'violates'],
  ['us-west-2a', 'holds'],
  ['us-gov-west-1b', 'holds'],
  [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, 'holds'],
  [{ 'Fn::Sub': '${AWS::Region}-lax-1a' }, 'unknown'],
  [UNKNOWN, 'unknown'],
])('a subnet of Fargate in the zone %j: %s', (zone, expected) => {
  expect(outcome('FARGATE', zone)).toBe(expected);
});

test('instances run in Local Zones', () => {
  expect(outcome('EC2', 'us-west-2-lax-1a')).toBeUndefined();
});

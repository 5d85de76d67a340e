import { computeIn, ec2, network, subnetWithTable } from './_helpers';
import { outcomes, type Resources, UNKNOWN } from '../../_helpers';

function outcome(type: string, resources: object, others: Resources = {}) {
  return outcomes('NW-13', { ...network(), ...computeIn(type, resources), ...others }).Compute;
}

/** As many references to the one subnet, or group, as are asked for. */
function times(count: number, id: string) {
  return Array.from({ length: count }, () => ({ Ref: id }));
}

test.each<[string, number, string]>([
  ['FARGATE', 0, 'violates'], ['FARGATE', 1, 'holds'], ['FARGATE', 16, 'holds'], ['FARGATE', 17, 'violates'],
  ['EC2', 0, 'violates'], ['EC2', 1, 'holds'], ['EC2', 17, 'holds'],
])('%s with %d subnets: %s', (type, count, expected) => {
  expect(outcome(type, { Subnets: times(count, 'Subnet') })).toBe(expected);
});

test.each<[string, number, string]>([
  ['FARGATE', 0, 'violates'], ['FARGATE', 1, 'holds'], ['FARGATE', 5, 'holds'], ['FARGATE', 6, 'violates'], ['EC2', 6, 'holds'], ['EC2', 0, 'holds'],
])('%s with %d security groups: %s', (type, count, expected) => {
  expect(outcome(type, { SecurityGroupIds: times(count, 'Group') })).toBe(expected);
});

test('subnets of two VPCs', () => {
  const others = { Other: ec2('VPC', { CidrBlock: '10.1.0.0/16' }), ...subnetWithTable('Far', { VpcId: { Ref: 'Other' } }) };
  expect(outcome('EC2', { Subnets: [{ Ref: 'Subnet' }, { Ref: 'Far' }] }, others)).toBe('violates');
});

test.each([
  ['a list that is not known', UNKNOWN],
  ['a subnet of elsewhere', ['subnet-12345678', { Ref: 'Subnet' }]],
  ['17, of which one may be none', [...times(16, 'Subnet'), UNKNOWN]],
])('%s cannot be told', (_, subnets) => {
  expect(outcome('FARGATE', { Subnets: subnets })).toBe('unknown');
});

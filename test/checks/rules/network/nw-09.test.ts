import { computeIn, ec2, fargateJob, network, type NetworkOptions } from './_helpers';
import { outcomes, UNKNOWN } from '../../_helpers';

function outcome(options: NetworkOptions, vpc: object = { EnableDnsHostnames: true }) {
  const resources = network({ endpoints: ['logs'], ...options });
  return outcomes('NW-09', { ...resources, ...computeIn('FARGATE'), Job: fargateJob(), Vpc: ec2('VPC', { CidrBlock: '10.0.0.0/16', ...vpc }) }).Logs;
}

test.each<[string, object, string]>([
  ['DNS support (by default) and hostnames', { EnableDnsHostnames: true }, 'holds'],
  ['no DNS hostnames, which is the default', {}, 'violates'],
  ['no DNS support', { EnableDnsHostnames: true, EnableDnsSupport: 'false' }, 'violates'],
  ['DNS hostnames that are not known', { EnableDnsHostnames: UNKNOWN }, 'unknown'],
])('private DNS in a VPC with %s', (_, vpc, expected) => {
  expect(outcome({}, vpc)).toBe(expected);
});

test.each<[string, NetworkOptions, string | undefined]>([
  ['no route to the internet', { endpoint: { PrivateDnsEnabled: false } }, 'violates'],
  ['no route, and no word about private DNS', { endpoint: { PrivateDnsEnabled: { Ref: 'AWS::NoValue' } } }, 'violates'],
  ['a NAT gateway', { endpoint: { PrivateDnsEnabled: false }, way: 'nat' }, 'holds'],
  ['an internet gateway, of which each job says whether it is of use', { endpoint: { PrivateDnsEnabled: false }, way: 'igw' }, 'unknown'],
  ['private DNS that is not known', { endpoint: { PrivateDnsEnabled: UNKNOWN } }, 'unknown'],
  ['another service that no job calls', { endpoints: ['sqs'], endpoint: { PrivateDnsEnabled: false } }, undefined],
])('an endpoint without private DNS where there is %s', (_, options, expected) => {
  expect(outcome(options)).toBe(expected);
});

import { computeIn, ECR_IMAGE, network, type NetworkOptions } from './_helpers';
import { Inspection } from '../../../../src/checks/inspection';
import { Violation } from '../../../../src/checks/rule';
import { job, modelOf, outcomes, rule } from '../../_helpers';

const NODES = { NumNodes: 4, MainNode: 0, NodeRangeProperties: [{ TargetNodes: '0:3', Container: { Image: ECR_IMAGE } }] };

function template(options: NetworkOptions, securityGroups = 1, properties: object = { Type: 'multinode', NodeProperties: NODES }) {
  const SecurityGroupIds = Array.from({ length: securityGroups }, (_, index) => `sg-${index}`);
  return { ...network(options), ...computeIn('EC2', { SecurityGroupIds }), Job: job(properties) };
}

test.each<[string, NetworkOptions, number, string]>([
  ['private subnets', { way: 'nat' }, 5, 'holds'],
  ['isolated subnets', {}, 1, 'holds'],
  ['public subnets', { way: 'igw', subnet: { MapPublicIpOnLaunch: true } }, 1, 'violates'],
  ['subnets of which nothing is known', { way: { TransitGatewayId: 'tgw-1' } }, 1, 'unknown'],
  ['six security groups', { way: 'nat' }, 6, 'violates'],
])('a multi-node job in %s', (_, options, securityGroups, outcome) => {
  expect(outcomes('NW-17', template(options, securityGroups)).Job).toBe(outcome);
});

test('a job of one node may run in public subnets', () => {
  expect(outcomes('NW-17', template({ way: 'igw' }, 1, { ContainerProperties: { Image: ECR_IMAGE } }))).toEqual({});
});

test('public subnets are a warning: the nodes start, and reach nothing', () => {
  const answers = [...rule('NW-17').inspect(new Inspection(modelOf(template({ way: 'igw' }))))].map(({ answer }) => answer);
  expect(answers.map((answer) => (answer as Violation).differs.severity)).toEqual(['warning']);
});

import { computeIn, network, type NetworkOptions, outcomeOfEc2 } from './_helpers';
import { Inspection } from '../../../../src/checks/inspection';
import { Violation } from '../../../../src/checks/rule';
import { compute, outcomes, queue, rule, modelOf } from '../../_helpers';

const ALL = ['ecs', 'ecs-agent', 'ecs-telemetry'];

test.each<[string, NetworkOptions, object, string | undefined]>([
  ['nothing', {}, {}, 'violates'],
  ['no ecs', { endpoints: ['ecs-agent', 'ecs-telemetry'] }, {}, 'violates'],
  ['all three endpoints', { endpoints: ALL }, {}, 'holds'],
  ['a NAT gateway', { way: 'nat' }, {}, 'holds'],
  ['public addresses', { way: 'igw', subnet: { MapPublicIpOnLaunch: 'true' } }, {}, 'holds'],
  ['a launch template that may give addresses', { way: 'igw' }, { LaunchTemplate: { LaunchTemplateId: 'lt-1' } }, 'unknown'],
  ['no address, of which NW-11 tells', { way: 'igw' }, {}, undefined],
])('instances with %s', (_, options, resources, outcome) => {
  expect(outcomeOfEc2('NW-05', options, resources)).toBe(outcome);
});

test('only a missing ecs-telemetry is a warning: instances join without it', () => {
  const inspection = new Inspection(modelOf({ ...network({ endpoints: ['ecs', 'ecs-agent'] }), ...computeIn('EC2') }));
  const [{ answer }] = rule('NW-05').inspect(inspection);
  expect((answer as Violation).differs.severity).toBe('warning');
});

test('says nothing about Fargate, which has no agent, nor about an unmanaged environment', () => {
  const fargate = outcomes('NW-05', { ...network(), ...computeIn('FARGATE') });
  const unmanaged = outcomes('NW-05', { ...network(), Compute: compute('EC2', {}, { Type: 'UNMANAGED' }), Queue: queue(['Compute']) });
  expect([fargate, unmanaged]).toEqual([{}, {}]);
});

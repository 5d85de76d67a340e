import { ec2, type NetworkOptions, outcomeOfEc2 } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each<[string, NetworkOptions, object, string | undefined]>([
  ['no address', { way: 'igw' }, {}, 'violates'],
  ['an address', { way: 'igw', subnet: { MapPublicIpOnLaunch: true } }, {}, 'holds'],
  ['an address that is not known', { way: 'igw', subnet: { MapPublicIpOnLaunch: UNKNOWN } }, {}, 'unknown'],
  ['a launch template, which may give them one', { way: 'igw' }, { LaunchTemplate: { LaunchTemplateName: 'x' } }, 'unknown'],
  ['endpoints in place of an address', { way: 'igw', endpoints: ['ecs'] }, {}, undefined],
  ['a NAT gateway', { way: 'nat' }, {}, undefined],
  ['no route', {}, {}, undefined],
])('instances with %s', (_, options, resources, outcome) => {
  expect(outcomeOfEc2('NW-11', options, resources)).toBe(outcome);
});

const PUBLIC = { MapPublicIpOnLaunch: true };

test.each<[string, object, object, string]>([
  ['gives them an address', { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true }] }, {}, 'holds'],
  ['gives them none', { NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: false }] }, PUBLIC, 'violates'],
  ['leaves it to a subnet that gives none', { NetworkInterfaces: [{ DeviceIndex: 0 }] }, {}, 'violates'],
  ['leaves it to a subnet that gives one', {}, PUBLIC, 'holds'],
  ['says what is not known', { NetworkInterfaces: [{ AssociatePublicIpAddress: UNKNOWN }] }, {}, 'unknown'],
])('instances with a launch template that %s', (_, LaunchTemplateData, subnet, outcome) => {
  const resources = { LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' } } };
  expect(outcomeOfEc2('NW-11', { way: 'igw', subnet }, resources, { Template: ec2('LaunchTemplate', { LaunchTemplateData }) })).toBe(outcome);
});

import { type NetworkOptions, outcomeOfEc2 } from './_helpers';
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

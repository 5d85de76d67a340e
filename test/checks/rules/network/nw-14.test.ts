import { ec2, outcomeOfEc2 } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each<[string, object, string]>([
  ['a security group', { SecurityGroupIds: ['sg-12345678'] }, 'holds'],
  ['none', { SecurityGroupIds: [] }, 'violates'],
  ['no word about one', { SecurityGroupIds: { Ref: 'AWS::NoValue' } }, 'violates'],
  ['a launch template, which may name one', { SecurityGroupIds: [], LaunchTemplate: { LaunchTemplateId: 'lt-1' } }, 'unknown'],
  ['some that are not known', { SecurityGroupIds: UNKNOWN }, 'unknown'],
])('instances with %s', (_, resources, outcome) => {
  expect(outcomeOfEc2('NW-14', { way: 'nat' }, resources)).toBe(outcome);
});

const declared = (LaunchTemplateData: object) => ec2('LaunchTemplate', { LaunchTemplateData });
const GROUPS = ['sg-12345678'];

test.each<[string, object, object, string]>([
  ['names one', { SecurityGroupIds: GROUPS }, {}, 'holds'],
  ['names one of its interface', { NetworkInterfaces: [{ Groups: GROUPS }] }, {}, 'holds'],
  ['names none', { NetworkInterfaces: [{ DeviceIndex: 0 }] }, {}, 'violates'],
  ['names what is not known', { SecurityGroupIds: UNKNOWN }, {}, 'unknown'],
  ['names one, but another one for some types none', { SecurityGroupIds: GROUPS }, { Overrides: [{ LaunchTemplateId: { Ref: 'Other' } }] }, 'unknown'],
])('instances with a launch template that %s', (_, data, rest, outcome) => {
  const resources = { SecurityGroupIds: [], LaunchTemplate: { LaunchTemplateId: { Ref: 'Template' }, ...rest } };
  expect(outcomeOfEc2('NW-14', { way: 'nat' }, resources, { Template: declared(data), Other: declared({}) })).toBe(outcome);
});

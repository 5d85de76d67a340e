import { outcomeOfEc2 } from './_helpers';
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

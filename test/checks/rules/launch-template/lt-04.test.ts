import { UNKNOWN } from '../../_helpers';
import { outcomeOfTemplate } from '../compute/_helpers';

test.each<[object, string]>([
  [{ ImageId: 'ami-1', KeyName: 'key' }, 'holds'],
  [{ InstanceType: 'm5.large' }, 'violates'],
  [{ IamInstanceProfile: { Arn: 'arn' } }, 'violates'],
  [{ InstanceMarketOptions: { MarketType: 'spot' } }, 'violates'],
  [{ DisableApiTermination: true }, 'violates'],
  [{ DisableApiTermination: false }, 'holds'],
  [{ NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: 'subnet-1' }] }, 'violates'],
  [{ NetworkInterfaces: [{ DeviceIndex: 0, Groups: ['sg-1'] }] }, 'holds'],
  [{ InstanceType: UNKNOWN }, 'holds'],
])('a launch template with %j: %s', (data, outcome) => {
  expect(outcomeOfTemplate('LT-04', data)).toBe(outcome);
});

test('a launch template that is not known', () => {
  expect(outcomeOfTemplate('LT-04', UNKNOWN)).toBe('unknown');
});

import { UNKNOWN } from '../../_helpers';
import { FOREIGN_TEMPLATE, outcomeOfCompute, outcomeOfTemplate } from '../compute/_helpers';

const VOLUME = { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 100 } }] };

test.each<[unknown, string | undefined]>([
  [VOLUME, 'holds'],
  [{}, 'violates'],
  [{ BlockDeviceMappings: [] }, 'violates'],
  [{ ImageId: 'ami-1' }, undefined],
  [UNKNOWN, 'unknown'],
])('a launch template with %j: %s', (data, outcome) => {
  expect(outcomeOfTemplate('LT-07', data)).toBe(outcome);
});

test.each<[object, string | undefined]>([
  [{}, 'violates'],
  [FOREIGN_TEMPLATE, 'unknown'],
  [{ Ec2Configuration: [{ ImageType: 'ECS_AL2023', ImageIdOverride: 'ami-1' }] }, undefined],
])('compute with %j: %s', (resources, outcome) => {
  expect(outcomeOfCompute('LT-07', 'EC2', resources)).toBe(outcome);
});

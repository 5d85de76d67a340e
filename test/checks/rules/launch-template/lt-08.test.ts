import { UNKNOWN } from '../../_helpers';
import { outcomeOfTemplate } from '../compute/_helpers';

function volumes(...names: unknown[]) {
  return { BlockDeviceMappings: names.map((name) => ({ DeviceName: name, Ebs: { VolumeSize: 100 } })) };
}

test.each<[object, object, string | undefined]>([
  [volumes('/dev/xvda'), {}, 'holds'],
  [volumes('/dev/xvda', '/dev/sda1'), {}, 'holds'],
  [volumes('/dev/sda1'), {}, 'violates'],
  [volumes('/dev/xvdcz'), {}, 'violates'],
  [volumes('/dev/xvdb'), {}, undefined],
  [volumes('/dev/sda1'), { Ec2Configuration: [{ ImageType: 'ECS_AL2023', ImageIdOverride: 'ami-1' }] }, undefined],
  [{ ...volumes('/dev/sda1'), ImageId: 'ami-1' }, {}, undefined],
  [volumes('/dev/sda1'), { Ec2Configuration: UNKNOWN }, 'unknown'],
  [volumes(UNKNOWN), {}, 'unknown'],
  [{}, {}, undefined],
])('a launch template with %j, compute with %j: %s', (data, resources, outcome) => {
  expect(outcomeOfTemplate('LT-08', data, resources)).toBe(outcome);
});

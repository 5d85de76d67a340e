import { UNKNOWN } from '../../_helpers';
import { outcomeOfCompute } from '../compute/_helpers';

const OWN = { ImageType: 'ECS_AL2023', ImageIdOverride: 'ami-1' };
const BATCH = { ImageType: 'ECS_AL2023_NVIDIA' };

test.each<[object, string | undefined]>([
  [{ UpdateToLatestImageVersion: true, Ec2Configuration: [OWN] }, 'violates'],
  [{ UpdateToLatestImageVersion: 'true', ImageId: 'ami-1' }, 'violates'],
  [{ UpdateToLatestImageVersion: true, Ec2Configuration: [BATCH] }, 'holds'],
  [{ UpdateToLatestImageVersion: true, Ec2Configuration: [OWN, BATCH] }, 'holds'],
  [{ UpdateToLatestImageVersion: true }, 'holds'],
  [{ UpdateToLatestImageVersion: true, ImageId: UNKNOWN }, 'unknown'],
  [{ UpdateToLatestImageVersion: UNKNOWN, ImageId: 'ami-1' }, 'unknown'],
  [{ UpdateToLatestImageVersion: false, ImageId: 'ami-1' }, undefined],
  [{ ImageId: 'ami-1' }, undefined],
])('%j: %s', (resources, outcome) => {
  expect(outcomeOfCompute('UP-06', 'EC2', resources)).toBe(outcome);
});

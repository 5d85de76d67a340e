import { compute, outcomes, UNKNOWN, verdicts } from '../../_helpers';

const withImages = (InstanceTypes: unknown[], types: unknown[], more: object = {}) => ({
  Compute: compute('EC2', { InstanceTypes, Ec2Configuration: types.map((ImageType) => ({ ImageType })), ...more }),
});

test.each<[unknown[], unknown[], string | undefined]>([
  [['g5'], ['ECS_AL2023_NVIDIA'], 'holds'],
  [['g5'], ['ECS_AL2023'], 'violates'],
  [['g5'], ['ECS_AL2'], 'violates'],
  [['g5'], ['ECS_AL2023', 'ECS_AL2023_NVIDIA'], 'holds'],
  [['g5'], [], undefined], // AWS Batch chooses
  [['g5', 'optimal'], ['ECS_AL2023'], 'violates'],
  [['optimal'], ['ECS_AL2023'], 'holds'],
  [['m5'], ['ECS_AL2023_NVIDIA'], 'holds'],
  [['p3.2xlarge'], ['ECS_AL2023_NVIDIA'], 'violates'],
  [['g3'], ['ECS_AL2023_NVIDIA'], 'violates'],
  [['p3.2xlarge'], ['ECS_AL2_NVIDIA'], 'unknown'], // not in the table
  [['p3dn.24xlarge'], ['ECS_AL2023_NVIDIA'], 'holds'],
  [['g5g'], ['ECS_AL2023_NVIDIA'], 'violates'],
  [['m7g'], ['ECS_AL2023_NVIDIA'], 'violates'],
  [['m7g'], ['ECS_AL2023', 'ECS_AL2023_NVIDIA'], 'holds'],
  [['g6f'], ['ECS_AL2023'], 'unknown'],
  [[UNKNOWN], ['ECS_AL2023'], 'unknown'],
  [['g5'], [UNKNOWN], 'unknown'],
  [['g5'], [{ Ref: 'AWS::Region' }], 'unknown'],
])('%j with %j: %s', (types, images, outcome) => {
  expect(outcomes('SZ-14', withImages(types, images)).Compute).toBe(outcome);
});

test.each([
  ['an image', { ImageId: 'ami-0123456789abcdef0' }],
  ['an image for the type', { Ec2Configuration: [{ ImageType: 'ECS_AL2', ImageIdOverride: 'ami-0123456789abcdef0' }] }],
  ['a launch template', { LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0' } }],
])('%s of one\'s own may have a driver', (_, more) => {
  expect(outcomes('SZ-14', withImages(['g5'], ['ECS_AL2023'], more))).toEqual({ Compute: 'unknown' });
});

test('says what lacks the driver', () => {
  expect(verdicts('SZ-14', withImages(['g5'], ['ECS_AL2023'])).Compute)
    .toBe('It has instance types with GPUs, but its image type, ECS_AL2023, has no driver for them');
});

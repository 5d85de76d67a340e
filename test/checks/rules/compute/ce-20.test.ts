import { compute, outcomes, verdicts } from '../../_helpers';

const ECS = '/aws/service/ecs/optimized-ami';

const withImage = (type: string, image: unknown) => ({
  Compute: compute('EC2', { InstanceTypes: [type], Ec2Configuration: [{ ImageType: 'ECS_AL2023', ImageIdOverride: image }] }),
});
const stored = (name: string) => `{{resolve:ssm:${name}}}`;

test.each<[string, string, string]>([
  ['m7g', `${ECS}/amazon-linux-2023/arm64/recommended/image_id`, 'holds'],
  ['m7g', `${ECS}/amazon-linux-2023/recommended/image_id`, 'violates'],
  ['m5', `${ECS}/amazon-linux-2023/recommended/image_id`, 'holds'],
  ['m5', `${ECS}/amazon-linux-2/arm64/recommended/image_id`, 'violates'],
  ['g5', `${ECS}/amazon-linux-2/gpu/recommended/image_id`, 'holds'],
  ['m7g', '/aws/service/bottlerocket/aws-ecs-2/x86_64/latest/image_id', 'violates'],
  ['m7g', '/aws/service/eks/optimized-ami/1.30/amazon-linux-2/recommended/image_id', 'violates'],
  ['m7g', '/aws/service/eks/optimized-ami/1.30/amazon-linux-2-arm64/recommended/image_id', 'holds'],
  ['m7g', '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64', 'violates'],
  ['m7g', '/aws/service/something/else', 'unknown'],
  ['m7g', '/images/x86_64', 'unknown'], // not one that AWS publishes
  ['p3', `${ECS}/amazon-linux-2/recommended/image_id`, 'unknown'], // not in the table
])('%s with %s: %s', (type, parameter, outcome) => {
  expect(outcomes('CE-20', withImage(type, stored(parameter)))).toEqual({ Compute: outcome });
});

test('only EC2 knows of an image by its id', () => {
  expect(outcomes('CE-20', withImage('m7g', 'ami-0123456789abcdef0'))).toEqual({ Compute: 'unknown' });
});

test('the deprecated `ImageId` counts as well', () => {
  expect(verdicts('CE-20', { Compute: compute('EC2', { InstanceTypes: ['c7g'], ImageId: stored(`${ECS}/amazon-linux-2023/recommended/image_id`) }) }).Compute)
    .toBe(`Its image ${ECS}/amazon-linux-2023/recommended/image_id is for x86, but its instance types are ARM (AWS Graviton)`);
});

test('has nothing to say where AWS Batch chooses the image', () => {
  expect(outcomes('CE-20', { Compute: compute('EC2', { InstanceTypes: ['m7g'] }) })).toEqual({});
});

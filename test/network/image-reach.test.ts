import { Aws, Stack } from 'aws-cdk-lib';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { Egress } from '../../src';
import { imageReachProblem } from '../../src/network/image-reach';
import { addJob, ECR_IMAGE, fargateQueue } from '../_helpers/jobs';

test.each([
  '123456789012.dkr.ecr.eu-west-1.amazonaws.com/frame:1',
  '123456789012.dkr.ecr.eu-west-1.amazonaws.com/ecr-public/docker/library/busybox:stable',
  '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/frame',
  '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/frame@sha256:0123',
  '123456789012.dkr-ecr.eu-west-1.on.aws/frame',
  `${Aws.ACCOUNT_ID}.dkr.ecr.${Aws.REGION}.${Aws.URL_SUFFIX}/frame`,
])('%s is within reach', (imageName) => {
  expect(imageReachProblem(imageName, [])).toBeUndefined();
});

test.each([
  ['public.ecr.aws/docker/library/busybox:stable', 'public.ecr.aws'],
  [`public.ecr.aws/busybox:${Aws.REGION}`, 'public.ecr.aws'],
  ['docker.io/library/busybox', 'docker.io'],
  ['busybox:1.36', 'docker.io'],
  ['library/busybox', 'docker.io'],
  ['quay.io/biocontainers/samtools:1', 'quay.io'],
  ['localhost/frame', 'localhost'],
  ['registry.example.com:5000/frame', 'registry.example.com:5000'],
  ['dkr.ecr.example.com/frame', 'dkr.ecr.example.com'],
])('%s is not: it is of %s', (imageName, registry) => {
  expect(imageReachProblem(imageName, [])).toContain(`got "${imageName}" of ${registry}; name it by an ECR pull-through cache`);
});

test('a registry in the VPC is within reach where the user says so', () => {
  expect(imageReachProblem('registry.example.com:5000/frame', ['registry.example.com:5000'])).toBeUndefined();
});

describe('a job in an isolated network', () => {
  const add = (egress: Egress, image: (stack: Stack) => ecs.ContainerImage) => {
    const stack = new Stack();
    return addJob(fargateQueue(stack, { egress }), { image: image(stack) });
  };
  const publicImage = () => ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:stable');

  test('is refused with an image from elsewhere, and the ways out', () => {
    expect(() => add(Egress.endpoints(), publicImage)).toThrow(
      /^Default\/Job: the image must be in Amazon ECR, .* pull-through cache .*`ContainerImage.fromAsset`.*`Egress.nat\(\)`.* \(NW-03\)$/);
  });

  test.each<[string, (stack: Stack) => ecs.ContainerImage]>([
    ['an asset', () => ecs.ContainerImage.fromAsset('examples/typescript/render-farm/frame')],
    ['a repository', (stack) => ecs.ContainerImage.fromEcrRepository(new ecr.Repository(stack, 'Repository'))],
    ['the name of an image in ECR', () => ECR_IMAGE],
  ])('takes %s', (_, image) => {
    expect(() => add(Egress.endpoints(), image)).not.toThrow();
  });

  test.each([Egress.nat(), Egress.publicIp(), Egress.endpoints({ registries: ['public.ecr.aws'] })])('takes any image with another egress', (egress) => {
    expect(() => add(egress, publicImage)).not.toThrow();
  });
});

import { ECR_IMAGE, type NetworkOptions, outcomeOnFargate } from './_helpers';
import { UNKNOWN } from '../../_helpers';

test.each<[unknown, string | undefined]>([
  ['busybox', 'violates'],
  ['library/busybox:1.37', 'violates'],
  ['docker.io/library/busybox', 'violates'],
  ['public.ecr.aws/docker/library/busybox:1.37', 'violates'],
  ['quay.io/biocontainers/samtools:1.21', 'violates'],
  ['europe-docker.pkg.dev/project/frames/frame', 'violates'],
  [ECR_IMAGE, undefined],
  ['registry.example.com:5000/frame', 'unknown'],
  [UNKNOWN, 'unknown'],
])('the image %j in an isolated subnet: %s', (image, outcome) => {
  expect(outcomeOnFargate('NW-03', { Image: image })).toBe(outcome);
});

test.each<[string, NetworkOptions, string | undefined]>([
  ['a NAT gateway', { way: 'nat' }, 'holds'],
  ['all endpoints of ECR', { endpoints: ['ecr.api', 'ecr.dkr', 's3'] }, 'violates'],
  ['a firewall', { way: { VpcEndpointId: 'vpce-12345678' } }, 'unknown'],
])('an image of Docker Hub behind %s', (_, options, outcome) => {
  expect(outcomeOnFargate('NW-03', { Image: 'busybox' }, options)).toBe(outcome);
});

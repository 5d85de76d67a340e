import { IMAGE } from './_helpers';
import { job, outcomes, requirements, UNKNOWN } from '../../_helpers';

test.each<[unknown, unknown[], string | undefined]>([
  [1, ['FARGATE'], 'violates'],
  [1, ['EC2'], 'holds'],
  [1, [], 'holds'],
  [1, [UNKNOWN], 'holds'],
  [0, ['FARGATE'], undefined],
  [UNKNOWN, ['FARGATE'], 'unknown'],
])('%j GPUs on %j: %s', (GPU, PlatformCapabilities, outcome) => {
  expect(outcomes('SZ-12', { Job: job({ PlatformCapabilities, ContainerProperties: { Image: IMAGE, ...requirements({ GPU }) } }) }).Job).toBe(outcome);
});

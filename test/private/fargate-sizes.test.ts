import { fargateMemoryProblem, fargateVcpusProblem } from '../../src/private/fargate-sizes';

const GIB = 1024;

test.each([0.25, 0.5, 1, 2, 4, 8, 16, 32])('Fargate has %d vCPU', (vcpus) => {
  expect(fargateVcpusProblem(vcpus)).toBeUndefined();
});

test.each([
  [0.3, 'the next valid value is 0.5'],
  [0, 'the next valid value is 0.25'],
  [3, 'the next valid value is 4'],
  [64, 'the next valid value is 32'],
  [256, '256 looks like ECS CPU units: use 0.25'],
  [2048, '2048 looks like ECS CPU units: use 2'],
])('Fargate has no %d vCPU', (vcpus, hint) => {
  expect(fargateVcpusProblem(vcpus)).toBe(`\`vcpus\` must be one of 0.25, 0.5, 1, 2, 4, 8, 16, 32 on Fargate, got ${vcpus}; ${hint}`);
});

// vCPU, smallest, second, largest
test.each([
  [0.25, 512, 1 * GIB, 2 * GIB],
  [0.5, 1 * GIB, 2 * GIB, 4 * GIB],
  [1, 2 * GIB, 3 * GIB, 8 * GIB],
  [2, 4 * GIB, 5 * GIB, 16 * GIB],
  [4, 8 * GIB, 9 * GIB, 30 * GIB],
  [8, 16 * GIB, 20 * GIB, 60 * GIB],
  [16, 32 * GIB, 40 * GIB, 120 * GIB],
  [32, 60 * GIB, 120 * GIB, 244 * GIB],
])('%d vCPU go with %d, %d … %d MiB, and with nothing around', (vcpus, smallest, second, largest) => {
  for (const memory of [smallest, second, largest]) {
    expect(fargateMemoryProblem(vcpus, memory)).toBeUndefined();
  }
  expect(fargateMemoryProblem(vcpus, smallest - 1)).toContain(`the next valid size is ${smallest}`);
  expect(fargateMemoryProblem(vcpus, smallest + 1)).toContain(`the next valid size is ${second}`);
  expect(fargateMemoryProblem(vcpus, largest + 1)).toMatch(vcpus === 32 ? 'use an EC2 compute environment' : /that much memory needs \d+(\.\d+)? vCPU/);
});

test('the message shows the range and the way out', () => {
  expect(fargateMemoryProblem(1, 777))
    .toBe('`memory` must be one of 2048, 3072 … 8192 MiB for 1 vCPU on Fargate, got 777; the next valid size is 2048');
});

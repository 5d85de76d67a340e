import type { ComputeEnvironmentModel } from '#shared/model/types';
import { startupDelayOf } from '../../src/simulate/startup-delay';

/** When attempts can start; each is given at a moment, with the vCPUs that are taken then. */
function starts(environment: Partial<ComputeEnvironmentModel>, ...attempts: [at: number, takenVcpus: number][]): number[] {
  const delay = startupDelayOf({ type: 'MANAGED', properties: {}, ...environment } as ComputeEnvironmentModel, { ec2: 180, fargate: 45 });
  return attempts.map(([at, takenVcpus]) => delay(at, takenVcpus));
}

test.each<[string, Partial<ComputeEnvironmentModel>, [number, number][], number[]]>([
  ['on EC2, each vCPU that was never taken before has to boot', { computeType: 'EC2' }, [[0, 1], [0, 2], [10, 3]], [180, 180, 190]],
  ['what boots is there for whoever comes next', { computeType: 'SPOT' }, [[0, 4], [10, 2], [20, 5], [30, 4], [185, 4], [185, 5]], [180, 180, 200, 180, 185, 200]],
  ['what has booted stays', { computeType: 'EC2' }, [[0, 4], [1000, 4]], [180, 1000]],
  ['what the environment keeps is there', { computeType: 'EC2', minvCpus: 2 }, [[0, 2], [0, 3]], [0, 180]],
  ['on Fargate, every task is new', { computeType: 'FARGATE_SPOT' }, [[0, 1], [1000, 1]], [45, 1045]],
  ['unmanaged instances are there', { type: 'UNMANAGED' }, [[0, 99]], [0]],
])('%s', (_, environment, attempts, expected) => {
  expect(starts(environment, ...attempts)).toEqual(expected);
});

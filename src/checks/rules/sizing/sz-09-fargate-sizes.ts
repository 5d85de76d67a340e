import { isFor } from './on-instances';
import { taskRequirements } from '../../../model/tasks';
import { fargateMemoryProblem, fargateVcpusProblem } from '../../../private/fargate-sizes';
import { judge, ofTasks } from '../../answers';
import type { Rule } from '../../rule';

export const SZ_09: Rule = {
  id: 'SZ-09',
  title: 'A job on Fargate asks for a size of vCPU and memory that Fargate has',
  severity: 'error',
  explanation: 'Fargate has 0.25, 0.5, 1, 2, 4, 8, 16 and 32 vCPU, each with a few sizes of memory. AWS Batch rejects a job definition with any '
    + 'other pair. For several containers that run together, their sums count.',
  remedy: 'Take the next larger size that exists.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html'],
  inspect: ofTasks((task, job, inspection) => {
    const { vcpus, memoryMiB } = inspection.once(task, taskRequirements);
    return isFor(job, 'FARGATE')
      ? judge(vcpus, (cpus) => noSuchSize(fargateVcpusProblem(cpus))
        ?? judge(memoryMiB, (memory) => noSuchSize(fargateMemoryProblem(cpus, memory)) ?? true))
      : undefined;
  }),
};

function noSuchSize(problem: string | undefined): string | undefined {
  return problem && `Fargate has no such size: ${problem}`;
}

import { overridesContainer } from './container-overrides';
import { JobSubmissionOverrides } from './job-submission-overrides';
import type { Submission } from './submission';
import { ComputePlatform } from '../compute/compute';
import { gpuProblem } from '../job/checks/container-checks';
import { podVcpusProblem } from '../job/checks/eks-checks';
import { fargateProblem, instanceVcpusProblem, memoryProblem } from '../job/checks/size-checks';
import { mebibytes } from '../job/container/container-size';
import { MultiContainerJob } from '../job/multi-container-job';
import { isKnown } from '../private/tokens';

/** What is wrong with what a submission says of a container, in words. Values that are not known yet (tokens) pass. */
export function overrideProblems({ options, queue: { platform } }: Submission): (string | undefined)[] {
  return [containerProblem(options), textProblem(options), sizeProblem(options, platform)];
}

function containerProblem(options: JobSubmissionOverrides): string | undefined {
  const { job, container } = options;
  if (!(job instanceof MultiContainerJob)) {
    return container === undefined ? undefined : `\`container\` must be absent, got "${container}": only a job of several containers has names for them; leave it out`;
  }
  const { _containerNames: names } = job;
  if (overridesContainer(options) ? container !== undefined && names.includes(container) : container === undefined) { return undefined; }
  return overridesContainer(options)
    ? `\`container\` must say which container the overrides are for, one of ${names.join(', ')}, got ${container === undefined ? 'none' : `"${container}"`}`
    : `\`container\` must not be given without something to override, got "${container}"; leave it out`;
}

function textProblem({ command = [], environment = {} }: JobSubmissionOverrides): string | undefined {
  if (command.includes('')) { return '`command` must have no empty argument, which AWS Batch refuses; leave it out (JD-18)'; }
  const reserved = Object.keys(environment).find((name) => name.startsWith('AWS_BATCH'));
  return reserved
    && `the name of an environment variable must not begin with AWS_BATCH, which AWS Batch keeps for itself, got "${reserved}"; choose another name (JD-18)`;
}

/** Of a queue from elsewhere nobody knows which sizes there are; memory alone may go with the vCPUs of the job. */
function sizeProblem({ vcpus, memory: size, gpus }: JobSubmissionOverrides, platform: ComputePlatform | undefined): string | undefined {
  const memory = size && mebibytes(size);
  const problem = gpuProblem({ gpus }) ?? memoryProblem(memory);
  if (problem !== undefined || platform === undefined) { return problem; }
  if (platform === ComputePlatform.FARGATE && gpus !== undefined) {
    return '`gpus` must be absent on Fargate, which has no GPUs; choose a queue with EC2 compute (SZ-12)';
  }
  if (!isKnown(vcpus)) { return undefined; }
  switch (platform) {
    case ComputePlatform.FARGATE: return fargateProblem(vcpus, memory);
    case ComputePlatform.EKS: return podVcpusProblem('vcpus', vcpus);
    default: return instanceVcpusProblem(vcpus);
  }
}

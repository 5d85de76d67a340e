import { ContainerJobOptions } from './container-job-props';
import { ComputePlatform } from '../compute/compute';
import { fargateMemoryProblem, fargateVcpusProblem } from '../private/fargate-sizes';
import { isKnown } from '../private/tokens';

/**
 * What of a container job can only fail later, in words: one line a problem, empty where nothing is wrong.
 *
 * Values that are not known yet (tokens) pass.
 */
export function containerProblems(job: ContainerJobOptions, vcpus: number, memoryMiB: number | undefined): string[] {
  const fargate = job.queue.platform === ComputePlatform.FARGATE;
  const size = fargate ? fargateSizeProblem(vcpus, memoryMiB) : ec2SizeProblem(vcpus, memoryMiB);
  return [
    size,
    gpuProblem(job, fargate),
    timeoutProblem(job),
    parameterProblem(job),
    fargate ? job.logging?._fargateProblem() : undefined,
    ...environmentProblems(job),
    ...mountProblems(job),
  ].filter((problem) => problem !== undefined);
}

function fargateSizeProblem(vcpus: number, memoryMiB: number | undefined): string | undefined {
  if (!isKnown(vcpus)) { return undefined; }
  return fargateVcpusProblem(vcpus) ?? (memoryMiB === undefined ? undefined : fargateMemoryProblem(vcpus, memoryMiB));
}

function ec2SizeProblem(vcpus: number, memoryMiB: number | undefined): string | undefined {
  if (isKnown(vcpus) && !(Number.isInteger(vcpus) && vcpus >= 1)) {
    return `\`vcpus\` must be an integer from 1 on EC2, got ${vcpus}; parts of a vCPU exist on Fargate only`;
  }
  // https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html
  return memoryMiB !== undefined && memoryMiB < 4 ? `\`memory\` must be at least 4 MiB, got ${memoryMiB}` : undefined;
}

function gpuProblem({ gpus }: ContainerJobOptions, fargate: boolean): string | undefined {
  if (!isKnown(gpus)) { return undefined; }
  if (fargate) {
    return `\`gpus\` must be absent on Fargate, which has no GPUs, got ${gpus}; give the job a queue with an EC2 compute environment of GPU instances`;
  }
  return Number.isInteger(gpus) && gpus >= 1 ? undefined : `\`gpus\` must be an integer from 1, got ${gpus}`;
}

/** https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html */
const MIN_TIMEOUT_SECONDS = 60;

function timeoutProblem({ timeout }: ContainerJobOptions): string | undefined {
  if (!timeout || timeout.isUnresolved()) { return undefined; }
  const seconds = timeout.toSeconds({ integral: false });
  return seconds < MIN_TIMEOUT_SECONDS ? `\`timeout\` must be at least ${MIN_TIMEOUT_SECONDS} seconds, got ${seconds}` : undefined;
}

const PLACEHOLDER = 'Ref::';

function parameterProblem(job: ContainerJobOptions): string | undefined {
  const known = [...Object.keys(job.parameters ?? {}), ...job.requiredParameters ?? []];
  const both = (job.requiredParameters ?? []).find((name) => name in (job.parameters ?? {}));
  if (both !== undefined) {
    return `the parameter "${both}" must be in \`parameters\`, with its default, or in \`requiredParameters\`, not in both`;
  }
  const missing = (job.command ?? [])
    .filter((argument) => isKnown(argument))
    .flatMap((argument) => argument.split(PLACEHOLDER).slice(1))
    .find((rest) => !known.some((name) => rest.startsWith(name)));
  if (missing === undefined) { return undefined; }
  const name = /^[\w.-]*/.exec(missing)![0];
  return `\`command\` refers to the parameter "${name}" (${PLACEHOLDER}${name}), which must be in \`parameters\` or \`requiredParameters\`; `
    + (known.length > 0 ? `there are ${known.join(', ')}` : 'there are none');
}

function environmentProblems({ environment = {}, secrets = {} }: ContainerJobOptions): string[] {
  const names = [...Object.keys(environment), ...Object.keys(secrets)];
  const reserved = names.filter((name) => name.startsWith('AWS_BATCH'));
  const twice = Object.keys(secrets).filter((name) => name in environment);
  return [
    ...reserved.map((name) => `the name of an environment variable must not begin with AWS_BATCH, which AWS Batch keeps for itself, got "${name}"`),
    ...twice.map((name) => `the environment variable "${name}" must be in \`environment\` or in \`secrets\`, not in both`),
  ];
}

function mountProblems({ volumes = [] }: ContainerJobOptions): string[] {
  const paths = volumes.map((volume) => volume.mountPath);
  const twice = paths.filter((path, index) => isKnown(path) && paths.indexOf(path) < index);
  return twice.map((path) => `two volumes must not be mounted at one path, got "${path}" twice; choose another \`mountPath\` for one of them`);
}

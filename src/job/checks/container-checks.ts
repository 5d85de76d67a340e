import { ComputePlatform } from '../../compute/compute';
import { isKnown } from '../../private/tokens';
import { IBatchQueue } from '../../queue/queue';
import { INSTANCE_ONLY_LINUX_OPTIONS } from '../container/linux-parameters';
import { JobContainerOptions } from '../job-container-options';

/** What of a container can only fail later, in words, its size aside. Values that are not known yet (tokens) pass. */
export function containerProblems(queue: IBatchQueue, container: JobContainerOptions): (string | undefined)[] {
  return [
    sourceProblem(queue, container),
    queue.platform === ComputePlatform.FARGATE ? fargateProblem(container) : undefined,
    gpuProblem(container),
    swapProblem(container),
    ...ulimitProblems(container),
    ...environmentProblems(container),
    mountProblem(container),
  ];
}

/** What is wrong with the log of a container that is alone: who routes logs is another container. */
export function noLogRouterProblem({ logging }: JobContainerOptions): string | undefined {
  return logging?._logDriver === 'awsfirelens'
    ? 'the log driver must not be awsfirelens in a job without a log router; use a MultiContainerJob with one, or another log driver (IAM-12)'
    : undefined;
}

/** What is wrong with what runs. */
export function sourceProblem({ architecture }: IBatchQueue, { image, source }: Pick<JobContainerOptions, 'image' | 'source'>): string | undefined {
  if ((image === undefined) === (source === undefined)) {
    return `exactly one of \`image\` and \`source\` must say what runs, got ${image ? 'both' : 'neither'}`;
  }
  if (source?._isBuilt && architecture === undefined) {
    return '`source` is built for the architecture of the queue, which is not known; give `architecture` to the compute from elsewhere, or an `image`';
  }
  return architecture && source?._architectureProblem(architecture);
}

const INSTANCE_ONLY = ['privileged', 'ulimits', ...INSTANCE_ONLY_LINUX_OPTIONS] as const;

/** https://docs.aws.amazon.com/batch/latest/userguide/fargate-job-definitions.html */
function fargateProblem(container: JobContainerOptions): string | undefined {
  if (isKnown(container.gpus)) {
    return `\`gpus\` must be absent on Fargate, which has no GPUs, got ${container.gpus}; give the job a queue with an EC2 compute environment of GPU instances (SZ-12)`;
  }
  const misplaced = INSTANCE_ONLY.find((name) => container[name] !== undefined && container[name] !== false);
  return misplaced === undefined
    ? container.logging?._fargateProblem()
    : `\`${misplaced}\` must be absent on Fargate, which has no such thing; leave it out, or give the job a queue with EC2 compute (${ruleOf(misplaced)})`;
}

function ruleOf(option: (typeof INSTANCE_ONLY)[number]): string {
  return option === 'privileged' || option === 'ulimits' ? 'JD-29' : 'ST-12';
}

/** What is wrong with a number of GPUs. */
export function gpuProblem({ gpus }: Pick<JobContainerOptions, 'gpus'>): string | undefined {
  return isKnown(gpus) && !(Number.isInteger(gpus) && gpus >= 1)
    ? `\`gpus\` must be an integer from 1, got ${gpus}; leave it out for none`
    : undefined;
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_LinuxParameters.html */
function swapProblem({ swappiness, maxSwap }: JobContainerOptions): string | undefined {
  if (swappiness !== undefined && maxSwap === undefined) {
    return '`swappiness` must not be given without `maxSwap`, without which AWS Batch ignores it; say how much the container may swap (SZ-15)';
  }
  return isKnown(swappiness) && !(Number.isInteger(swappiness) && swappiness >= 0 && swappiness <= 100)
    ? `\`swappiness\` must be an integer from 0 to 100, got ${swappiness}; 100 swaps most willingly (SZ-15)`
    : undefined;
}

function ulimitProblems({ ulimits = [] }: JobContainerOptions): string[] {
  const names = ulimits.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  const crossed = ulimits.filter(({ softLimit, hardLimit }) => isKnown(softLimit) && isKnown(hardLimit) && hardLimit >= 0 && softLimit > hardLimit);
  return [
    ...twice.map((name) => `\`ulimits\` must name each limit once, got ${name} twice; remove one of them`),
    ...crossed.map(({ name, softLimit, hardLimit }) => `the soft limit of a ulimit must be at most its hard limit, got ${softLimit} and ${hardLimit} for ${name}`),
  ];
}

/** What is wrong with the names of environment variables. */
export function reservedNameProblem(names: string[]): string | undefined {
  const reserved = names.find((name) => name.startsWith('AWS_BATCH'));
  return reserved && `the name of an environment variable must not begin with AWS_BATCH, which AWS Batch keeps for itself, got "${reserved}"; choose another name (JD-18)`;
}

function environmentProblems({ environment = {}, secrets = {} }: JobContainerOptions): (string | undefined)[] {
  const twice = Object.keys(secrets).filter((name) => name in environment);
  return [
    reservedNameProblem([...Object.keys(environment), ...Object.keys(secrets)]),
    ...twice.map((name) => `the environment variable "${name}" must be in \`environment\` or in \`secrets\`, not in both`),
  ];
}

function mountProblem({ volumes = [], tmpfs = [] }: JobContainerOptions): string | undefined {
  const paths = [...volumes.map((volume) => volume.mountPath), ...tmpfs.map(({ containerPath }) => containerPath)];
  const twice = paths.find((path, index) => isKnown(path) && paths.indexOf(path) < index);
  return twice === undefined
    ? undefined
    : `two volumes must not be mounted at one path, got "${twice}" twice; choose another path for one of them`;
}

import { Token } from 'aws-cdk-lib';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import type { JobGraphJob } from './job-graph-job';
import { JobGraphJobOptions } from './job-graph-props';
import { overridesContainer } from './job-overrides';
import { ComputePlatform } from '../compute/compute';
import { MultiContainerJob } from '../job/multi-container-job';
import { MultiNodeJob } from '../job/multi-node-job';
import { fail } from '../private/errors';
import { fargateMemoryProblem, fargateVcpusProblem } from '../private/fargate-sizes';
import { requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';
import { IBatchQueue } from '../queue/queue';

type AnyQueue = aws_batch.IJobQueueRef & Partial<Pick<IBatchQueue, 'platform' | 'architecture' | 'isFairShare'>>;

/** Before the name of a job of AWS Batch stands a hash, and after that of a state up to seven characters; a state has 80 at most. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Refuses a job of a graph for what AWS Batch would refuse at its submission. */
export function requireSound({ graph, jobName, queue, arraySize }: JobGraphJob, options: JobGraphJobOptions) {
  const problem = [
    nameProblem(jobName),
    placeProblem(options, queue),
    shareProblem(options, queue),
    containerProblem(options),
    sizeProblem(options, queue),
    ...textProblems(options),
    timeoutProblem(options),
    arraySize !== undefined && options.job instanceof MultiNodeJob ? 'a multi-node job must not be an array job; leave `arraySize` out (JD-16)' : undefined,
    Token.isUnresolved(arraySize) ? '`arraySize` must be known when the app is synthesized; give a number' : undefined,
  ].find((text) => text !== undefined);
  if (problem !== undefined) { fail(graph, `"${jobName}": ${problem}`); }
  requireInteger(graph, 'schedulingPriority', options.schedulingPriority, {
    min: 0, max: 9999, advice: 'the job with the higher number is served first (JD-21)',
  });
}

function nameProblem(name: string): string | undefined {
  return NAME.test(name) ? undefined : 'the name of a job in a graph must have 1 to 64 letters, digits, hyphens and underscores; rename it (JD-30)';
}

function placeProblem({ job }: JobGraphJobOptions, queue: AnyQueue): string | undefined {
  const { queue: home } = job as { queue?: AnyQueue };
  const different = home && (['platform', 'architecture'] as const).find((key) => home[key] && queue[key] && home[key] !== queue[key]);
  return different && `\`queue\` must be of the job's ${different}, ${home[different]}, got one of ${queue[different]}; `
    + 'define the job a second time, for that queue (CE-05)';
}

/** AWS Batch API, `SubmitJob`. */
const SHARE_IDENTIFIER = /^[A-Za-z0-9]{1,255}$/;

function shareProblem({ shareIdentifier, schedulingPriority }: JobGraphJobOptions, { isFairShare }: AnyQueue): string | undefined {
  if (isFairShare && shareIdentifier === undefined) {
    return '`shareIdentifier` must say which share of its queue the job counts to; every job of a queue with fair share has one (JD-22)';
  }
  if (isFairShare === false && (shareIdentifier !== undefined || schedulingPriority !== undefined)) {
    return '`shareIdentifier` and `schedulingPriority` must be absent in a queue without fair share; leave them out, or give the queue `fairShare` (JD-24)';
  }
  return isKnown(shareIdentifier) && !SHARE_IDENTIFIER.test(shareIdentifier)
    ? `\`shareIdentifier\` must have 1 to 255 letters and digits, got "${shareIdentifier}"; replace the other characters (JD-22)`
    : undefined;
}

function containerProblem(options: JobGraphJobOptions): string | undefined {
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

function sizeProblem({ vcpus, memory, gpus }: JobGraphJobOptions, { platform }: AnyQueue): string | undefined {
  if (platform !== ComputePlatform.FARGATE) {
    const wrong = Object.entries({ vcpus, gpus }).find(([, value]) => isKnown(value) && !(Number.isInteger(value) && value >= 1));
    return wrong && `\`${wrong[0]}\` must be an integer from 1, got ${wrong[1]} (SZ-07)`;
  }
  if (gpus !== undefined) { return '`gpus` must be absent on Fargate, which has no GPUs; choose a queue with EC2 compute (SZ-12)'; }
  if (!isKnown(vcpus)) { return undefined; } // memory alone may go with the vCPUs of the job
  const problem = fargateVcpusProblem(vcpus) ?? (memory && !memory.isUnresolved() ? fargateMemoryProblem(vcpus, memory.toMebibytes()) : undefined);
  return problem && `${problem} (SZ-09)`;
}

function textProblems({ command = [], environment = {} }: JobGraphJobOptions): (string | undefined)[] {
  return [
    command.includes('') ? '`command` must have no empty argument, which AWS Batch refuses; leave it out (JD-18)' : undefined,
    ...Object.keys(environment).filter((name) => name.startsWith('AWS_BATCH')).map((name) =>
      `the name of an environment variable must not begin with AWS_BATCH, which AWS Batch keeps for itself, got "${name}"; choose another name (JD-18)`),
  ];
}

/** https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html */
const MIN_TIMEOUT_SECONDS = 60;

function timeoutProblem({ timeout }: JobGraphJobOptions): string | undefined {
  if (!timeout || timeout.isUnresolved()) { return undefined; }
  const seconds = timeout.toSeconds({ integral: false });
  return seconds < MIN_TIMEOUT_SECONDS
    ? `\`timeout\` must be at least ${MIN_TIMEOUT_SECONDS} seconds, got ${seconds}; let a shorter limit be the command's own (JD-08)`
    : undefined;
}

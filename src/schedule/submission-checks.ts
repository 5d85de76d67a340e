import { IConstruct } from 'constructs';
import type { Submission } from './submission';
import { JobSubmissionOptions } from './submission-options';
import { ComputePlatform } from '../compute/compute';
import { requireArraySize } from '../job/checks/task-checks';
import { MultiContainerJob } from '../job/multi-container-job';
import { MultiNodeJob } from '../job/multi-node-job';
import { fail } from '../private/errors';
import { fargateMemoryProblem, fargateVcpusProblem } from '../private/fargate-sizes';
import { requireInteger } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** Refuses now what AWS Batch would refuse at each submission, when nobody looks. */
export function requireSubmittable(scope: IConstruct, submission: Submission, parametersToCome: string[]) {
  const { options } = submission;
  requireArraySize(scope, submission.arraySize);
  requireInteger(scope, 'schedulingPriority', options.schedulingPriority, {
    min: 0, max: 9999, advice: 'the job with the higher number is served first (JD-21)',
  });
  requireInteger(scope, 'timeout', options.timeout?.isUnresolved() ? undefined : options.timeout?.toSeconds({ integral: false }), {
    min: 60, unit: 'seconds', advice: 'let a shorter limit be the command\'s own (JD-08)',
  });
  const problem = [
    nameProblem(submission), shareProblem(submission), parameterProblem(submission, parametersToCome), formProblem(submission),
    textProblem(options), sizeProblem(submission),
  ].find((text) => text !== undefined);
  if (problem !== undefined) { fail(scope, problem); }
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;
const SHARE_IDENTIFIER = /^[A-Za-z0-9]{1,255}$/;

function nameProblem({ jobName }: Submission): string | undefined {
  return isKnown(jobName) && !NAME.test(jobName)
    ? `\`jobName\` must have 1 to 128 letters, digits, hyphens and underscores, and begin with a letter or a digit, got "${jobName}"; rename it (JD-30)`
    : undefined;
}

function shareProblem({ queue, options: { shareIdentifier, schedulingPriority } }: Submission): string | undefined {
  if (queue.isFairShare && shareIdentifier === undefined) {
    return '`shareIdentifier` must say which share of its queue the job counts to; every job of a queue with fair share has one (JD-22)';
  }
  if (queue.isFairShare === false && (shareIdentifier !== undefined || schedulingPriority !== undefined)) {
    return '`shareIdentifier` and `schedulingPriority` must be absent in a queue without fair share; leave them out, or give the queue `fairShare` (JD-24)';
  }
  return isKnown(shareIdentifier) && !SHARE_IDENTIFIER.test(shareIdentifier)
    ? `\`shareIdentifier\` must have 1 to 255 letters and digits, got "${shareIdentifier}"; replace the other characters (JD-22)`
    : undefined;
}

function parameterProblem({ job, options }: Submission, toCome: string[]): string | undefined {
  if (!job.requiredParameters) { return undefined; } // from elsewhere: nobody knows
  const given = [...Object.keys(options.parameters ?? {}), ...toCome];
  const twice = toCome.find((name) => name in (options.parameters ?? {}));
  if (twice !== undefined) { return `the parameter "${twice}" must have one value, got one in \`parameters\` and one from the event; leave one of them out`; }
  const missing = job.requiredParameters.find((name) => !given.includes(name));
  if (missing !== undefined) { return `the parameter "${missing}" must have a value: ${job.node.path} has no default for it; give it in \`parameters\``; }
  const known = [...Object.keys(job.parameters ?? {}), ...job.requiredParameters];
  const unknown = given.find((name) => !known.includes(name));
  return unknown === undefined
    ? undefined
    : `the parameter "${unknown}" must be one of ${job.node.path}, which has ${known.join(', ') || 'none'}; correct the name, or add it to the job`;
}

function formProblem({ job, options, arraySize }: Submission): string | undefined {
  if (job instanceof MultiNodeJob && arraySize !== undefined) { return '`arraySize` must be absent for a multi-node job, which is no array job; leave it out (JD-16)'; }
  const overridden = (['command', 'environment', 'vcpus', 'memory'] as const).find((name) => options[name] !== undefined);
  return overridden && (job instanceof MultiNodeJob || job instanceof MultiContainerJob)
    ? `\`${overridden}\` must be absent for a job of several containers; make it a parameter of the job (\`Ref::name\`)`
    : undefined;
}

function textProblem({ command = [], environment = {} }: JobSubmissionOptions): string | undefined {
  if (command.includes('')) { return '`command` must have no empty argument, which AWS Batch refuses; leave it out (JD-18)'; }
  const reserved = Object.keys(environment).find((name) => name.startsWith('AWS_BATCH'));
  return reserved
    && `the name of an environment variable must not begin with AWS_BATCH, which AWS Batch keeps for itself, got "${reserved}"; choose another name (JD-18)`;
}

function sizeProblem({ queue, options: { vcpus, memory } }: Submission): string | undefined {
  if (!isKnown(vcpus)) { return undefined; } // memory alone may go with the vCPUs of the job
  if (queue.platform !== ComputePlatform.FARGATE) {
    return Number.isInteger(vcpus) && vcpus >= 1 ? undefined : `\`vcpus\` must be an integer from 1, got ${vcpus}; smaller ones exist on Fargate only (SZ-07)`;
  }
  const problem = fargateVcpusProblem(vcpus) ?? (memory && !memory.isUnresolved() ? fargateMemoryProblem(vcpus, memory.toMebibytes()) : undefined);
  return problem && `${problem} (SZ-09)`;
}

import { overrideProblems } from './override-checks';
import type { Submission } from './submission';
import { ARRAY_SIZE } from '../job/checks/task-checks';
import { MultiNodeJob } from '../job/multi-node-job';
import { integerProblem } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** What AWS Batch would refuse at each submission, when nobody looks, in words. Values that are not known yet (tokens) pass. */
export function submissionProblems(submission: Submission, parametersToCome: string[]): (string | undefined)[] {
  const { options: { timeout, schedulingPriority } } = submission;
  return [
    arrayProblem(submission),
    integerProblem('schedulingPriority', schedulingPriority, { min: 0, max: 9999, advice: 'the job with the higher number is served first (JD-21)' }),
    integerProblem('timeout', timeout?.isUnresolved() ? undefined : timeout?.toSeconds({ integral: false }), {
      min: 60, unit: 'seconds', advice: 'let a shorter limit be the command\'s own (JD-08)',
    }),
    placeProblem(submission),
    shareProblem(submission),
    parameterProblem(submission, parametersToCome),
    ...overrideProblems(submission),
  ];
}

function arrayProblem({ job, arraySize }: Submission): string | undefined {
  return job instanceof MultiNodeJob && arraySize !== undefined
    ? '`arraySize` must be absent for a multi-node job, which is no array job; leave it out (JD-16)'
    : integerProblem('arraySize', arraySize, ARRAY_SIZE);
}

function placeProblem({ job: { queue: home }, queue }: Submission): string | undefined {
  const different = home && (['platform', 'architecture'] as const).find((key) => home[key] && queue[key] && home[key] !== queue[key]);
  return different && `\`queue\` must be of the job's ${different}, ${home[different]}, got one of ${queue[different]}; `
    + 'define the job a second time, for that queue (CE-05)';
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html */
const SHARE_IDENTIFIER = /^[A-Za-z0-9]{1,255}$/;

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

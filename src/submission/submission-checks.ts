import { overrideProblems } from './override-checks';
import type { Submission } from './submission';
import { ARRAY_SIZE } from '../job/checks/task-checks';
import { MultiNodeJob } from '../job/multi-node-job';
import { environmentByArn } from '../private/arns';
import { placeProblem } from '../private/place';
import { integerProblem } from '../private/requirements';
import { isKnown } from '../private/tokens';

/** What AWS Batch would refuse at each submission, when nobody looks, in words. Values that are not known yet (tokens) pass. */
export function submissionProblems(submission: Submission, parametersToCome: string[]): (string | undefined)[] {
  const { options: { timeout, schedulingPriority } } = submission;
  return [
    ...placeProblems(submission),
    arrayProblem(submission),
    integerProblem('schedulingPriority', schedulingPriority, { min: 0, max: 9999, advice: 'the job with the higher number is served first (JD-21)' }),
    integerProblem('timeout', timeout?.isUnresolved() ? undefined : timeout?.toSeconds({ integral: false }), {
      min: 60, unit: 'seconds', advice: 'let a shorter limit be the command\'s own (JD-08)',
    }),
    platformProblem(submission),
    shareProblem(submission),
    parameterProblem(submission, parametersToCome),
    ...overrideProblems(submission),
  ];
}

/**
 * Schedules, rules, pipes and state machines call AWS Batch where they are themselves. None reaches its queues in another region, nor in another account,
 * since a queue has no policy of its own that would let somebody in.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/security_iam_service-with-iam.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-cross-account.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html
 */
function placeProblems({ scope, job, queue }: Submission): (string | undefined)[] {
  return [
    placeProblem(scope, 'job', { node: job.node, env: environmentByArn(job, job.jobDefinitionRef.jobDefinitionArn) }),
    placeProblem(scope, 'queue', { node: queue.node, env: environmentByArn(queue, queue.jobQueueRef.jobQueueArn) }),
  ];
}

function arrayProblem({ job, arraySize }: Submission): string | undefined {
  return job instanceof MultiNodeJob && arraySize !== undefined
    ? '`arraySize` must be absent for a multi-node job, which is no array job; leave it out (JD-16)'
    : integerProblem('arraySize', arraySize, ARRAY_SIZE);
}

function platformProblem({ job: { queue: home }, queue }: Submission): string | undefined {
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

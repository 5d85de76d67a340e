import { runsAgain } from './retried-failures';
import type { JobDefinitionModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, judge, ofPlacements } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Placement } from '../../placements';
import { type Answer, HOLDS, type Rule } from '../../rule';

/**
 * Whether a job runs again after its Spot capacity was taken away, by the type of the compute environment: with what AWS Batch says of
 * such an attempt.
 */
const RUNS_AGAIN: Readonly<Record<string, (job: JobDefinitionModel, inspection: Inspection) => Known<boolean> | undefined>> = {
  SPOT: (job, inspection) => runsAgain(job, inspection, { onStatusReason: 'Host EC2 (instance i-0123456789abcdef0) terminated.' }),
  FARGATE_SPOT: (job, inspection) => runsAgain(job, inspection, { onStatusReason: 'Your Spot Task was interrupted.' }),
};

export const JD_06: Rule = {
  id: 'JD-06',
  title: 'A job on Spot capacity runs again after an interruption',
  severity: 'warning',
  explanation: 'Spot capacity is taken back with two minutes\' notice. The attempt fails, and without a retry strategy the job with it: '
    + 'AWS Batch gives a job one attempt. AWS advises 1 to 3 retries on Spot.',
  remedy: 'Give the job 2 to 4 attempts with the condition `{ action: RETRY, onStatusReason: "Host EC2*" }` (`"Your Spot Task was interrupted*"` on '
    + 'Fargate Spot) before a last one that exits. If it must not run twice, say so with `attempts: 1`, or use capacity on demand.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/best-practices.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/job_retries.html',
  ],
  // A pod that loses its node fails for reasons in other words.
  inspect: ofPlacements((placement, inspection) => (
    placement.job.properties.eksProperties === undefined ? judgePlacement(placement, inspection) : undefined
  )),
};

function judgePlacement({ job, queue, environments }: Placement, inspection: Inspection): Answer {
  const types = inspection.once(environments, spotTypes);
  return types.length > 0
    ? allOf(types.map((type) => judge(
      inspection.once(job, RUNS_AGAIN[type]),
      (again) => again || `On the queue \`${queue.name}\` it gets ${type} capacity, and ${reason(job)}: an interruption fails the job for good`,
    )))
    : environments.find((environment) => environment instanceof Unknown) ?? HOLDS;
}

function spotTypes(environments: Placement['environments']): string[] {
  return [...new Set(environments.map((environment) => (isKnown(environment) ? environment.computeType : undefined)).filter(isSpot))];
}

function isSpot(type: Known<string> | undefined): type is string {
  return typeof type === 'string' && type in RUNS_AGAIN;
}

function reason({ retryStrategy }: JobDefinitionModel): string {
  return retryStrategy ? 'its retry strategy does not retry that' : 'has no retry strategy';
}

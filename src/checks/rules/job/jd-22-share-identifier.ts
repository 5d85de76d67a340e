import { isFairShare, SHARE_IDENTIFIER } from './fair-share';
import type { JobStartModel } from '../../../model/start-types';
import { isLiteral } from '../../../model/symbols';
import type { BatchModel, JobQueueModel } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { cannotTell, inTurn, ofPlacements, ofQueues, ofStarts, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Placement } from '../../placements';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const JD_22: Rule = {
  id: 'JD-22',
  title: 'A job for a fair-share queue has a share identifier and a scheduling priority',
  severity: 'error',
  explanation: 'A queue with a fair-share policy rejects a submission without a share identifier (up to 255 letters and digits), and one that has no scheduling '
    + 'priority, neither its own nor from the job definition: "Either schedulingPriority in job definition or schedulingPriorityOverride should be specified".',
  remedy: 'Give `shareIdentifier` with every submission, and `schedulingPriority` in the job definition.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/fair-share-scheduling.html',
    'https://github.com/nextflow-io/nextflow/pull/3505',
  ],
  inspect: inTurn(ofStarts(judgeStart), ofPlacements(judgePriority), ofQueues(judgeSubmitters)),
};

/** A target of a rule, or of a pipe, has no way to give one: that is a rule of its own. */
function judgeStart(start: JobStartModel, inspection: Inspection): Answer[] {
  const queue = inspection.queueOf(start);
  if (!isKnown(queue) || start.kind === 'rule' || start.kind === 'pipe') {
    return [];
  }
  const isFair = isFairShare(queue, inspection);
  return isKnown(isFair) ? (isFair ? [judgeShare(start, queue), judgeStartPriority(start, inspection)] : []) : [isFair];
}

function judgeShare({ shareIdentifier, label }: JobStartModel, { name }: JobQueueModel): Answer {
  if (shareIdentifier === undefined) {
    return violates(`The queue \`${name}\` is a fair-share queue, and ${label} gives no share identifier: every submission is rejected`);
  }
  if (!isKnown(shareIdentifier)) {
    return shareIdentifier;
  }
  if (!isLiteral(shareIdentifier)) {
    return cannotTell(`the share identifier ${shareIdentifier} is known only after a deploy`);
  }
  return SHARE_IDENTIFIER.test(shareIdentifier)
    ? HOLDS
    : violates(`The share identifier \`${shareIdentifier}\` of ${label} is not one of 1 to 255 letters and digits: every submission is rejected`);
}

function judgeStartPriority(start: JobStartModel, inspection: Inspection): Answer {
  const job = inspection.jobOf(start);
  if (start.request.schedulingPriorityOverride !== undefined || !isKnown(job)) {
    return undefined;
  }
  return job.properties.schedulingPriority === undefined
    ? violates(`Neither ${start.label} nor its job definition \`${job.name}\` has a scheduling priority, which a fair-share queue asks for: every submission is rejected`)
    : HOLDS;
}

/** A submission from outside of the templates can still give a priority. */
function judgePriority({ job, queue }: Placement, inspection: Inspection): Answer {
  const isFair = isFairShare(queue, inspection);
  if (isFair !== true || inspection.startsOf(job).length > 0) {
    return undefined;
  }
  return job.properties.schedulingPriority === undefined
    ? violates(`It has no scheduling priority, and its queue \`${queue.name}\` is a fair-share queue, which rejects submissions that do not give one either`, { severity: 'warning' })
    : HOLDS;
}

function queuesOfStarts({ starts }: BatchModel, inspection: Inspection): ReadonlySet<unknown> {
  return new Set(starts.map((start) => inspection.queueOf(start)));
}

function judgeSubmitters(queue: JobQueueModel, inspection: Inspection): Answer {
  return isFairShare(queue, inspection) !== true || inspection.once(inspection.model, queuesOfStarts).has(queue)
    ? undefined
    : cannotTell('nothing in the templates submits to this fair-share queue: whether those who do give a share identifier is not known');
}

import { environmentsOf, queuesOf } from './queues';
import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import type { ComputeEnvironmentModel, JobQueueModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, cannotTell, judge, violates } from '../../answers';
import { ofSpotEnvironments } from '../../environments';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule, type ViolationDetails } from '../../rule';

const FULL_PRICE = 100;

/** A limit is set by somebody who would rather wait than pay more. */
const CHOSEN: ViolationDetails = { severity: 'info' };

export const CE_22: Rule = {
  id: 'CE-22',
  title: 'A queue does not depend on a spot price below a limit',
  severity: 'error',
  explanation: '`bidPercentage` is the largest share of the on-demand price that is paid for spot instances, from 0 to 100. '
    + 'While the spot price is above it, no instance is launched, and jobs of a queue with no other compute wait in RUNNABLE without an end. '
    + 'What is paid is the spot price, whatever the limit; AWS advises to leave it empty, which means 100.',
  remedy: 'Remove `BidPercentage`, or add compute on demand to the queue, after the spot compute.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/best-practices.html',
  ],
  inspect: ofSpotEnvironments((environment, resources, inspection) => judge(readNumber(resources, 'bidPercentage'), (percentage) => {
    if (percentage < 0 || percentage > FULL_PRICE) {
      return violates(`Its \`BidPercentage\` is ${percentage}, and AWS Batch takes 0 to ${FULL_PRICE}`);
    }
    return percentage < FULL_PRICE
      ? allOf([HOLDS, ...queuesOf(environment, inspection).map((queue) => fallsBack(queue, percentage, inspection))])
      : HOLDS;
  })),
};

function fallsBack(queue: JobQueueModel, percentage: number, inspection: Inspection): Answer {
  const hasFallback = inspection.once(queue, hasUnlimitedCompute);
  if (hasFallback instanceof Unknown) {
    return cannotTell(hasFallback.reason);
  }
  return hasFallback
    ? HOLDS
    : violates(`It pays at most ${percentage} % of the on-demand price, as all compute of queue \`${queue.name}\`: while the spot price is above, jobs wait in RUNNABLE`, CHOSEN);
}

function hasUnlimitedCompute(queue: JobQueueModel, inspection: Inspection): Known<boolean> {
  const unlimited = environmentsOf(queue, inspection).map((environment) => (isKnown(environment) ? isUnlimited(environment) : environment));
  return unlimited.includes(true) || (unlimited.find((value) => value instanceof Unknown) ?? false);
}

function isUnlimited({ computeType, properties }: ComputeEnvironmentModel): Known<boolean> {
  if (computeType instanceof Unknown || computeType !== 'SPOT') {
    return computeType instanceof Unknown ? computeType : true;
  }
  const percentage = readNumber(objectMember(properties, 'computeResources'), 'bidPercentage') ?? FULL_PRICE;
  return percentage instanceof Unknown ? percentage : percentage >= FULL_PRICE;
}

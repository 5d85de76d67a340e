import { Unknown } from '../../../model/unknown';
import { cannotTell, ofQueues, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

/** https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html; not a quota that can be raised. */
const MOST = 3;

export const CE_01: Rule = {
  id: 'CE-01',
  title: 'A job queue has at most three compute environments',
  severity: 'error',
  explanation: 'AWS Batch refuses to create a job queue with more than 3 compute environments.',
  remedy: 'Keep the 3 compute environments that matter most, or share them out among several queues.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html',
  ],
  inspect: ofQueues(({ computeEnvironments, properties: { computeEnvironmentOrder } }) => {
    if (computeEnvironmentOrder instanceof Unknown) {
      return cannotTell(computeEnvironmentOrder.reason);
    }
    return computeEnvironments.length > MOST
      ? violates(`It has ${computeEnvironments.length} compute environments, and AWS Batch takes at most ${MOST}: the queue is not created`)
      : HOLDS;
  }),
};

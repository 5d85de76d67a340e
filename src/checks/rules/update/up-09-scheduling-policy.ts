import { Unknown } from '../../../model/unknown';
import { cannotTell, ofQueues, violates } from '../../answers';
import { deployedBefore } from '../../before';
import { HOLDS, type Rule } from '../../rule';

export const UP_09: Rule = {
  id: 'UP-09',
  title: 'A queue stays first in, first out, or stays fair-share',
  severity: 'error',
  needsBefore: true,
  explanation: 'A scheduling policy cannot be added to a job queue that was made without one, nor removed from one that has it; AWS Batch refuses the update. '
    + 'It can be replaced by another policy.',
  remedy: 'Make a new queue (another logical id) with, or without, the scheduling policy, and submit jobs there.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html'],
  inspect: ofQueues((queue, inspection) => {
    const before = deployedBefore('jobQueues', queue, inspection);
    if (!before) {
      return undefined;
    }
    const [had, has] = [before, queue].map(({ properties }) => properties.schedulingPolicyArn);
    const unknown = [had, has].find((policy) => policy instanceof Unknown);
    if (unknown instanceof Unknown) {
      return cannotTell(unknown.reason);
    }
    if ((had === undefined) === (has === undefined)) {
      return HOLDS;
    }
    return violates(had === undefined
      ? 'It gets a scheduling policy and was made without one: AWS Batch refuses to add it'
      : 'It loses its scheduling policy: AWS Batch refuses to remove it');
  }),
};

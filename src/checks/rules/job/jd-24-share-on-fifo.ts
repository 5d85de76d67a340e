import { isKnown } from '../../../model/unknown';
import { ofStarts, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const JD_24: Rule = {
  id: 'JD-24',
  title: 'A share identifier goes to a fair-share queue only',
  severity: 'error',
  explanation: 'A queue without a scheduling policy rejects a submission with a share identifier.',
  remedy: 'Leave the share identifier out, or give the queue a fair-share policy. That takes a new queue: one without a policy cannot get one later.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html'],
  inspect: ofStarts((start, inspection) => {
    const queue = inspection.queueOf(start);
    if (start.shareIdentifier === undefined) {
      return undefined;
    }
    if (!isKnown(queue)) {
      return queue;
    }
    return queue.properties.schedulingPolicyArn === undefined
      ? violates(`The queue \`${queue.name}\` has no scheduling policy, and ${start.label} gives a share identifier: every submission is rejected`)
      : HOLDS;
  }),
};

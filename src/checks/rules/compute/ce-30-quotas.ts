import type { ResourceIdentity } from '../../../model/types';
import { violates } from '../../answers';
import { HOLDS, type Rule, type Verdict } from '../../rule';

/** https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html; of each region, and they cannot be raised. */
const MOST = 50;

export const CE_30: Rule = {
  id: 'CE-30',
  title: 'A stack has at most 50 compute environments and 50 job queues',
  severity: 'warning',
  explanation: `AWS Batch has at most ${MOST} compute environments and ${MOST} job queues in a region of an account, all stacks taken together. `
    + 'This quota cannot be raised.',
  remedy: 'Share compute environments among queues and queues among jobs, or spread the stack over regions or accounts.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/service_limits.html'],
  *inspect({ model }) {
    yield* counted(model.computeEnvironments, 'compute environment');
    yield* counted(model.jobQueues, 'job queue');
  },
};

/** By template: several templates may be for several regions. */
function* counted(resources: readonly ResourceIdentity[], what: string): Iterable<Verdict> {
  const counts = new Map<string, number>();
  for (const subject of resources) {
    const count = (counts.get(subject.template) ?? 0) + 1;
    counts.set(subject.template, count);
    if (count === 1) {
      yield { subject, answer: HOLDS };
    } else if (count === MOST + 1) {
      yield { subject, answer: violates(`It is the ${count}st ${what} of its stack, and AWS Batch has at most ${MOST} in a region: it is not created`) };
    }
  }
}

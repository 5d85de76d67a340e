import type { Operation } from '../../operation';
import { sortedPage } from '../../page';

/** The ARNs of all scheduling policies. */
export const listSchedulingPolicies: Operation = {
  name: 'ListSchedulingPolicies',
  handle: (input, { account }) => {
    const { items, nextToken } = sortedPage(account.model.schedulingPolicies, ({ arn }) => arn, input, 100);
    return { schedulingPolicies: items.map(({ arn }) => ({ arn })), nextToken };
  },
};

import type { Operation } from '../operation';
import { page } from '../page';

/** The ARNs of all scheduling policies. */
export const listSchedulingPolicies: Operation = {
  name: 'ListSchedulingPolicies',
  handle: (input, { account }) => {
    const { items, nextToken } = page(account.model.schedulingPolicies, input, 100);
    return { schedulingPolicies: items.map(({ arn }) => ({ arn })), nextToken };
  },
};

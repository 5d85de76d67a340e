import type { Operation } from '../../operation';
import { requiredTags } from './lookup/tagged-resource';

/** Takes tags from a resource or a job. */
export const untagResource: Operation = {
  name: 'UntagResource',
  handle: (input, services) => {
    const { arn, tags: before } = requiredTags(input, services);
    const keys = input.texts('tagKeys') ?? [];
    const tags = Object.fromEntries(Object.entries(before).filter(([key]) => !keys.includes(key)));
    services.account.change({ type: 'TAGGED', at: Date.now(), arn, tags });
  },
};

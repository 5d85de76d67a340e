import type { Operation } from '../../operation';
import { requiredTags } from './lookup/tagged-resource';
import { checkTags } from './rules/tags';

/** Adds tags to a resource or a job, or changes their values. */
export const tagResource: Operation = {
  name: 'TagResource',
  handle: (input, services) => {
    const { arn, tags: before } = requiredTags(input, services);
    const tags = { ...before, ...input.textMap('tags') };
    checkTags(tags);
    services.account.change({ type: 'TAGGED', at: Date.now(), arn, tags });
  },
};

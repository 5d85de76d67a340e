import type { Operation } from '../../operation';
import { requiredTags } from './lookup/tagged-resource';

/** The tags of a resource or a job. */
export const listTagsForResource: Operation = {
  name: 'ListTagsForResource',
  handle: (input, services) => ({ tags: requiredTags(input, services).tags }),
};

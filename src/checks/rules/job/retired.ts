/** Rules of the catalogue about jobs that are not checked. */
import type { RetiredRule } from '../../rule';

export const RETIRED_JOB: readonly RetiredRule[] = [
  {
    id: 'JD-11',
    title: 'A job that timed out is not retried',
    reason: 'It is how AWS Batch works, and nothing in a template is right or wrong about it. The rules about timeouts and retries say so where it matters.',
  },
  {
    id: 'JD-15',
    title: 'The parent of an array job has neither a timeout nor tags for its children',
    reason: 'It is how AWS Batch works: the timeout of an array job is one of each child, and its tags stay with the parent. Nothing in a template is wrong about it.',
  },
];

/** Rules about networks that are not checked. */
import type { RetiredRule } from '../../rule';

export const RETIRED_NETWORK: readonly RetiredRule[] = [
  {
    id: 'NW-07',
    title: 'A job that calls S3 or DynamoDB has endpoints for them',
    reason: 'A template tells what a role may call, not what the code of a job does call: roles are shared, and grant more than one job needs. '
      + 'The endpoint for S3 that the start of a job takes is a matter of NW-02.',
  },
];

/** Queues that share their compute: https://docs.aws.amazon.com/batch/latest/userguide/job_scheduling.html */
import { readText } from '../../../model/read-value';
import type { JobQueueModel, Known } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';

/** Whether a queue has a fair-share policy. A policy of elsewhere may be one of quota shares. */
export function isFairShare({ properties }: JobQueueModel, inspection: Inspection): Known<boolean> {
  const reference = readText(properties, 'schedulingPolicyArn');
  if (reference === undefined) {
    return false;
  }
  const policy = inspection.find('schedulingPolicies', reference);
  return isKnown(policy) ? policy.properties.quotaSharePolicy === undefined : policy;
}

/** Up to 255 letters and digits; a * may follow. */
export const SHARE_IDENTIFIER = /^[A-Za-z0-9]{1,255}\*?$/;

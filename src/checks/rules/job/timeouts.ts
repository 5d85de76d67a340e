import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import type { JobStartModel } from '../../../model/start-types';
import type { Known } from '../../../model/types';

/** The timeout that a start gives, in seconds: it takes the place of that of the job definition. */
export function timeoutOf({ request }: JobStartModel): Known<number> | undefined {
  return readNumber(objectMember(request, 'timeout'), 'attemptDurationSeconds');
}

/** What Fargate gives a task at the most: https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html */
export const FARGATE_MAX_SECONDS = 14 * 24 * 60 * 60;

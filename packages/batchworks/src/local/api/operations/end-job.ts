import type { Input } from '../input';

export const REASON = { pattern: /^[^]{1,1024}$/, rule: 'at most 1,024 characters' };

/**
 * The job that CancelJob or TerminateJob is to end, and why. That there is no such job is no error: AWS Batch answers 200 to
 * any id (https://github.com/aws/aws-cli/issues/2551).
 */
export function endedJob(input: Input) {
  return { jobId: input.requiredText('jobId'), reason: input.requiredText('reason', REASON) };
}

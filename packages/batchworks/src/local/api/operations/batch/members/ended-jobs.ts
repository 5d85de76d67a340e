import { shown } from '../../../../../private/shown';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';

const REASON = { pattern: /^[^]{1,1024}$/, rule: '1 to 1,024 characters' };
const MAX_JOBS = 50;
/** The id of a job, of a child of an array, or of a node. */
const JOB_ID = /^[A-Za-z0-9_-]{1,128}([:#]\d+)?$/;

/**
 * The job that CancelJob or TerminateJob is to end, and why. That there is no such job is no error: AWS Batch answers 200 to
 * any id (https://github.com/aws/aws-cli/issues/2551).
 */
export function endedJob(input: Input) {
  return { jobId: input.requiredText('jobId'), reason: input.requiredText('reason', REASON) };
}

/** The jobs that CancelJobs or TerminateJobs is to end one by one. "Jobs that can't be found are treated as successfully processed." */
export function endJobs(input: Input, end: (jobId: string, reason: string) => void) {
  const jobs = input.texts('jobs', { max: MAX_JOBS, of: 'ids' }) ?? [];
  if (jobs.length === 0) { throw new ClientException('`jobs` is required'); }
  const reason = input.requiredText('reason', REASON);
  const successful = jobs.filter((job) => JOB_ID.test(job));
  successful.forEach((job) => end(job, reason));
  return {
    successful,
    errors: jobs.filter((job) => !JOB_ID.test(job)).map((job) => ({ job, code: 'ValidationException', message: `${shown(job)} is no id of a job` })),
  };
}

import { ClientException } from '../../service-error';
import type { Input } from '../input';
import { REASON } from './end-job';

const MAX_JOBS = 50;
/** The id of a job, of a child of an array, or of a node. */
const JOB_ID = /^[A-Za-z0-9_-]{1,128}([:#]\d+)?$/;

/** The jobs that CancelJobs or TerminateJobs is to end one by one. "Jobs that can't be found are treated as successfully processed." */
export function endJobs(input: Input, end: (jobId: string, reason: string) => void) {
  const jobs = input.texts('jobs') ?? [];
  if (jobs.length === 0) { throw new ClientException('`jobs` is required'); }
  if (jobs.length > MAX_JOBS) { throw new ClientException(`\`jobs\` must have at most ${MAX_JOBS} ids, got ${jobs.length}`); }
  const reason = input.requiredText('reason', REASON);
  const successful = jobs.filter((job) => JOB_ID.test(job));
  successful.forEach((job) => end(job, reason));
  return {
    successful,
    errors: jobs.filter((job) => !JOB_ID.test(job)).map((job) => ({ job, code: 'ValidationException', message: `"${job}" is no id of a job` })),
  };
}

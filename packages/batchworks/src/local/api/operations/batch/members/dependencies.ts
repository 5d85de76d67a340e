import type { ArrayJobDependency, JobDependency } from '@aws-sdk/client-batch';
import { shown } from '../../../../../private/shown';
import { jobOf } from '../../../../scheduler';
import type { SchedulerState } from '../../../../scheduler';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';

const MAX_DEPENDENCIES = 20;
const TYPE = { pattern: /^(N_TO_N|SEQUENTIAL)$/, rule: 'N_TO_N or SEQUENTIAL' };

/**
 * The `dependsOn` of a submission: "You can specify a SEQUENTIAL type dependency without specifying a job ID for array jobs so that each
 * child array job completes sequentially, starting at index 0. You can also specify an N_TO_N type dependency with a job ID for array
 * jobs" (https://docs.aws.amazon.com/batch/latest/APIReference/API_SubmitJob.html).
 */
export function readDependencies(input: Input, arraySize: number | undefined, state: SchedulerState): JobDependency[] {
  return input.objects('dependsOn', { max: MAX_DEPENDENCIES, of: 'jobs' }).map((dependency) => readDependency(dependency, arraySize, state));
}

function readDependency(dependency: Input, arraySize: number | undefined, state: SchedulerState): JobDependency {
  const type = dependency.text('type', TYPE) as ArrayJobDependency | undefined;
  if (type !== undefined && arraySize === undefined) {
    throw new ClientException(`${dependency.label('type')} ${type} is for array jobs only; give the job an \`arrayProperties.size\`, or leave the type out`);
  }
  return type === 'SEQUENTIAL' ? readSequential(dependency) : { jobId: readJobId(dependency, type && arraySize, state), type };
}

function readSequential(dependency: Input): JobDependency {
  const jobId = dependency.text('jobId');
  if (jobId) {
    throw new ClientException(`${dependency.label('jobId')} must be left out beside the type SEQUENTIAL, which is about the children of this job, got ${shown(jobId)}`);
  }
  return { type: 'SEQUENTIAL' };
}

/** @param size what the size of the other job must be */
function readJobId(dependency: Input, size: number | undefined, state: SchedulerState): string {
  const jobId = dependency.requiredText('jobId');
  const job = jobOf(state, jobId);
  if (!job) { throw new ClientException(`${dependency.label('jobId')} is no job: ${shown(jobId)} does not exist`); }
  if (size !== undefined && job.spec.arraySize !== size) {
    throw new ClientException(`${dependency.label('jobId')} of the type N_TO_N must be an array of the same size as this job, ${size}, got ${
      job.spec.arraySize === undefined ? 'a job that is no array' : `one of ${job.spec.arraySize}`}`);
  }
  return jobId;
}

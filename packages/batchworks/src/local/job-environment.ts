import type { Job } from './scheduler';
import type { JobRecord } from './submission';

/** Where and how often a job runs: what it is told about itself. */
export interface JobPlace {
  readonly job: Job;
  readonly attempt: number;
  readonly computeEnvironment: string;
}

/** The variables that AWS Batch sets: https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html */
export function batchVariables(record: JobRecord, { job, attempt, computeEnvironment }: JobPlace): Record<string, string> {
  return {
    AWS_BATCH_JOB_ID: job.spec.jobId,
    AWS_BATCH_JOB_ATTEMPT: String(attempt),
    AWS_BATCH_JQ_NAME: record.jobQueue.name,
    AWS_BATCH_CE_NAME: computeEnvironment,
    ...(job.arrayIndex !== undefined && {
      AWS_BATCH_JOB_ARRAY_INDEX: String(job.arrayIndex),
      AWS_BATCH_JOB_ARRAY_SIZE: String(record.arraySize),
    }),
  };
}

/**
 * Leads the AWS SDK of a job to the local Batch, for a job that submits jobs or reads a secret. Only for the services that are
 * here: a call to any other goes to AWS, and is refused there, since the credentials are none.
 */
export function endpointVariables(endpoint: string, region: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_BATCH: endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}

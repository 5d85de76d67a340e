/**
 * Why a job is where it is, in the words of AWS Batch, so that what is told about a local job can be looked up, and matched by a
 * program, like that of a job in an account.
 */

/** The process ended by itself, with whatever exit code. AWS says the same of a job that succeeded. */
export const CONTAINER_EXITED = 'Essential container in task exited';

/** A job that it depends on failed. */
export const DEPENDENCY_FAILED = 'Dependent Job failed';

/** At least one child of the array failed. */
export const ARRAY_CHILD_FAILED = 'Array Child Job failed';

/** Its queue is gone. AWS documents no words for it. */
export const QUEUE_DELETED = 'Job Queue deleted';

/** It ran longer than its timeout allows. */
export const TIMED_OUT = 'Job attempt duration exceeded timeout';

/**
 * Why a job can never be placed. See https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html, except for the
 * last: of a queue whose environments are all disabled, AWS says nothing (or "UNDETERMINED").
 */
export const NEVER_PLACED = {
  vcpus: 'MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE - CE(s) associated with the job queue cannot meet the CPU requirement of the job.',
  resources: 'MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT - The job resource requirement (vCPU/memory/GPU) is higher than that can be met by the CE(s) attached to the job queue.',
  disabled: 'ACTION_REQUIRED - CE(s) associated with the job queue are disabled.',
} as const;

import type { Operation } from '../operation';
import { cancelJob } from './cancel-job';
import { describeComputeEnvironments } from './describe-compute-environments';
import { describeJobDefinitions } from './describe-job-definitions';
import { describeJobQueues } from './describe-job-queues';
import { describeJobs } from './describe-jobs';
import { getJobQueueSnapshot } from './get-job-queue-snapshot';
import { getLogEvents } from './get-log-events';
import { getSecretValue } from './get-secret-value';
import { listJobs } from './list-jobs';
import { putSecretValue } from './put-secret-value';
import { submitJob } from './submit-job';
import { terminateJob } from './terminate-job';

/** The operations of AWS Batch: `POST /v1/<name in lower case>`. */
export const BATCH_OPERATIONS: readonly Operation[] = [
  cancelJob,
  describeComputeEnvironments,
  describeJobDefinitions,
  describeJobQueues,
  describeJobs,
  getJobQueueSnapshot,
  listJobs,
  submitJob,
  terminateJob,
];

/** The operations of the other services, by `X-Amz-Target`. */
export const TARGET_OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['secretsmanager.GetSecretValue', getSecretValue],
  ['secretsmanager.PutSecretValue', putSecretValue],
  ['Logs_20140328.GetLogEvents', getLogEvents],
]);

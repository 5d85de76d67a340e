import type { Operation } from '../operation';
import { cancelJob } from './cancel-job';
import { cancelJobs } from './cancel-jobs';
import { createComputeEnvironment } from './create-compute-environment';
import { createConsumableResource } from './create-consumable-resource';
import { createJobQueue } from './create-job-queue';
import { createSchedulingPolicy } from './create-scheduling-policy';
import { createSecret } from './create-secret';
import { deleteComputeEnvironment } from './delete-compute-environment';
import { deleteConsumableResource } from './delete-consumable-resource';
import { deleteJobQueue } from './delete-job-queue';
import { deleteSchedulingPolicy } from './delete-scheduling-policy';
import { deregisterJobDefinition } from './deregister-job-definition';
import { describeComputeEnvironments } from './describe-compute-environments';
import { describeConsumableResource } from './describe-consumable-resource';
import { describeJobDefinitions } from './describe-job-definitions';
import { describeJobQueues } from './describe-job-queues';
import { describeJobs } from './describe-jobs';
import { describeLogGroups } from './describe-log-groups';
import { describeLogStreams } from './describe-log-streams';
import { describeSchedulingPolicies } from './describe-scheduling-policies';
import { describeSecret } from './describe-secret';
import { filterLogEvents } from './filter-log-events';
import { getJobQueueSnapshot } from './get-job-queue-snapshot';
import { getLogEvents } from './get-log-events';
import { getParameter } from './get-parameter';
import { getParameters } from './get-parameters';
import { getSecretValue } from './get-secret-value';
import { listConsumableResources } from './list-consumable-resources';
import { listJobs } from './list-jobs';
import { listJobsByConsumableResource } from './list-jobs-by-consumable-resource';
import { listSchedulingPolicies } from './list-scheduling-policies';
import { listSecrets } from './list-secrets';
import { listTagsForResource } from './list-tags-for-resource';
import { putSecretValue } from './put-secret-value';
import { registerJobDefinition } from './register-job-definition';
import { submitJob } from './submit-job';
import { tagResource } from './tag-resource';
import { terminateJob } from './terminate-job';
import { terminateJobs } from './terminate-jobs';
import { untagResource } from './untag-resource';
import { updateComputeEnvironment } from './update-compute-environment';
import { updateConsumableResource } from './update-consumable-resource';
import { updateJobQueue } from './update-job-queue';
import { updateSchedulingPolicy } from './update-scheduling-policy';

/** The operations of AWS Batch: `POST /v1/<name in lower case>`. */
export const BATCH_OPERATIONS: readonly Operation[] = [
  cancelJob,
  cancelJobs,
  createComputeEnvironment,
  createConsumableResource,
  createJobQueue,
  createSchedulingPolicy,
  deleteComputeEnvironment,
  deleteConsumableResource,
  deleteJobQueue,
  deleteSchedulingPolicy,
  deregisterJobDefinition,
  describeComputeEnvironments,
  describeConsumableResource,
  describeJobDefinitions,
  describeJobQueues,
  describeJobs,
  describeSchedulingPolicies,
  getJobQueueSnapshot,
  listConsumableResources,
  listJobs,
  listJobsByConsumableResource,
  listSchedulingPolicies,
  registerJobDefinition,
  submitJob,
  terminateJob,
  terminateJobs,
  updateComputeEnvironment,
  updateConsumableResource,
  updateJobQueue,
  updateSchedulingPolicy,
];

/** Those on `/v1/tags/<ARN>`, by the method of HTTP. */
export const TAG_OPERATIONS: Readonly<Record<string, Operation>> = { GET: listTagsForResource, POST: tagResource, DELETE: untagResource };

/** The operations of the other services, by `X-Amz-Target`. */
export const TARGET_OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ...targets('secretsmanager', [createSecret, describeSecret, getSecretValue, listSecrets, putSecretValue]),
  ...targets('AmazonSSM', [getParameter, getParameters]),
  ...targets('Logs_20140328', [describeLogGroups, describeLogStreams, filterLogEvents, getLogEvents]),
]);

function targets(service: string, operations: readonly Operation[]): [string, Operation][] {
  return operations.map((operation) => [`${service}.${operation.name}`, operation]);
}

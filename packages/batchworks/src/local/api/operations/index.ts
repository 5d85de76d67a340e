/**
 * The table of the operations. Each service has a folder with a file for each of its operations, and beside them what they share: `members`
 * (what is read of a request), `lookup` (what a request names), `rules` (what AWS refuses).
 */
import type { Operation } from '../operation';
import { cancelJob } from './batch/cancel-job';
import { cancelJobs } from './batch/cancel-jobs';
import { createComputeEnvironment } from './batch/create-compute-environment';
import { createConsumableResource } from './batch/create-consumable-resource';
import { createJobQueue } from './batch/create-job-queue';
import { createSchedulingPolicy } from './batch/create-scheduling-policy';
import { deleteComputeEnvironment } from './batch/delete-compute-environment';
import { deleteConsumableResource } from './batch/delete-consumable-resource';
import { deleteJobQueue } from './batch/delete-job-queue';
import { deleteSchedulingPolicy } from './batch/delete-scheduling-policy';
import { deregisterJobDefinition } from './batch/deregister-job-definition';
import { describeComputeEnvironments } from './batch/describe-compute-environments';
import { describeConsumableResource } from './batch/describe-consumable-resource';
import { describeJobDefinitions } from './batch/describe-job-definitions';
import { describeJobQueues } from './batch/describe-job-queues';
import { describeJobs } from './batch/describe-jobs';
import { describeSchedulingPolicies } from './batch/describe-scheduling-policies';
import { getJobQueueSnapshot } from './batch/get-job-queue-snapshot';
import { listConsumableResources } from './batch/list-consumable-resources';
import { listJobs } from './batch/list-jobs';
import { listJobsByConsumableResource } from './batch/list-jobs-by-consumable-resource';
import { listSchedulingPolicies } from './batch/list-scheduling-policies';
import { listTagsForResource } from './batch/list-tags-for-resource';
import { registerJobDefinition } from './batch/register-job-definition';
import { submitJob } from './batch/submit-job';
import { tagResource } from './batch/tag-resource';
import { terminateJob } from './batch/terminate-job';
import { terminateJobs } from './batch/terminate-jobs';
import { untagResource } from './batch/untag-resource';
import { updateComputeEnvironment } from './batch/update-compute-environment';
import { updateConsumableResource } from './batch/update-consumable-resource';
import { updateJobQueue } from './batch/update-job-queue';
import { updateSchedulingPolicy } from './batch/update-scheduling-policy';
import { describeLogGroups } from './cloudwatch-logs/describe-log-groups';
import { describeLogStreams } from './cloudwatch-logs/describe-log-streams';
import { filterLogEvents } from './cloudwatch-logs/filter-log-events';
import { getLogEvents } from './cloudwatch-logs/get-log-events';
import { createSecret } from './secrets-manager/create-secret';
import { describeSecret } from './secrets-manager/describe-secret';
import { getSecretValue } from './secrets-manager/get-secret-value';
import { listSecrets } from './secrets-manager/list-secrets';
import { putSecretValue } from './secrets-manager/put-secret-value';
import { getParameter } from './ssm/get-parameter';
import { getParameters } from './ssm/get-parameters';
import { putParameter } from './ssm/put-parameter';

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

/** The operation that `X-Amz-Target` means, and what its service calls a wrong member. */
interface Target {
  readonly operation: Operation;
  readonly invalidInput: string;
}

/** The operations of the other services, by `X-Amz-Target`. */
export const TARGETS: ReadonlyMap<string, Target> = new Map([
  ...targets('secretsmanager', 'InvalidParameterException', [createSecret, describeSecret, getSecretValue, listSecrets, putSecretValue]),
  ...targets('AmazonSSM', 'ValidationException', [getParameter, getParameters, putParameter]),
  ...targets('Logs_20140328', 'InvalidParameterException', [describeLogGroups, describeLogStreams, filterLogEvents, getLogEvents]),
]);

function targets(service: string, invalidInput: string, operations: readonly Operation[]): [string, Target][] {
  return operations.map((operation) => [`${service}.${operation.name}`, { operation, invalidInput }]);
}

import type { ConsumableResourceModel } from '#shared/model/consumable-resource-types';
import type { SchedulingPolicyModel } from '#shared/model/scheduling-policy-types';
import type { ComputeEnvironmentModel, JobDefinitionModel, JobQueueModel } from '#shared/model/types';
import {
  DeploymentError, findComputeEnvironment, findConsumableResource, findJobDefinition, findJobQueue, findSchedulingPolicy,
} from '../../../../deployment';
import type { Deployment } from '../../../../deployment';
import { ClientException } from '../../../../service-error';

/** The queue of that name or ARN. */
export function requiredQueue(deployment: Deployment, reference: string): JobQueueModel {
  return orClientException(() => findJobQueue(deployment, reference));
}

/** The compute environment of that name or ARN. */
export function requiredComputeEnvironment(deployment: Deployment, reference: string): ComputeEnvironmentModel {
  return orClientException(() => findComputeEnvironment(deployment, reference));
}

/** The scheduling policy of that ARN. */
export function requiredSchedulingPolicy(deployment: Deployment, reference: string): SchedulingPolicyModel {
  return orClientException(() => findSchedulingPolicy(deployment, reference));
}

/** The consumable resource of that name or ARN. */
export function requiredConsumableResource(deployment: Deployment, reference: string): ConsumableResourceModel {
  return orClientException(() => findConsumableResource(deployment, reference));
}

/** The job definition of that name, name and revision, or ARN. */
export function requiredJobDefinition(deployment: Deployment, reference: string): JobDefinitionModel {
  return orClientException(() => findJobDefinition(deployment, reference));
}

function orClientException<T>(find: () => T): T {
  try {
    return find();
  } catch (error) {
    throw error instanceof DeploymentError ? new ClientException(error.message) : error;
  }
}

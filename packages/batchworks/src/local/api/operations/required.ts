import type { JobDefinitionModel, JobQueueModel } from '#shared/model/types';
import { DeploymentError, findJobDefinition, findJobQueue } from '../../deployment';
import type { Deployment } from '../../deployment';
import { ClientException } from '../../service-error';

/** The queue of that name or ARN. */
export function requiredQueue(deployment: Deployment, reference: string): JobQueueModel {
  return orClientException(() => findJobQueue(deployment, reference));
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

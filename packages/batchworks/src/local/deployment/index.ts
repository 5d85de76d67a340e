/**
 * What the local Batch deploys: a template or a cloud assembly on disk, as the model with physical names, and the folders of its images.
 */
export type { Deployment } from './deployment';
export { DeploymentError } from './errors';
export { batchArn, logGroupArn, parameterArn, secretArn } from './physical-names';
export { readDeployment } from './read-deployment';
export {
  environmentOfQueue, findComputeEnvironment, findConsumableResource, findImage, findJobDefinition, findJobQueue, findParameter, findRevisions,
  findSchedulingPolicy, findSecret, revisionOf,
} from './lookup';
export { queueOfJob } from './queue-of-job';
export { initialSecretValue } from './secret-values';
export { parseSecretReference } from './job-secrets';
export type { ParameterReference, SecretReference, SecretsManagerReference } from './job-secrets';

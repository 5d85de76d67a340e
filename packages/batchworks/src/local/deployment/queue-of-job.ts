import type { ComputeEnvironmentModel, JobDefinitionModel, JobQueueModel } from '#shared/model/types';
import { isKnown } from '#shared/model/unknown';
import type { Deployment } from './deployment';
import { DeploymentError } from './errors';
import { environmentOfQueue, listNames } from './lookup';

type Platform = 'FARGATE' | 'EC2';

/**
 * The queue that a job is meant for: the one that its construct was given, else the only one whose compute it can run on,
 * in its own template or, where there is none, in any.
 *
 * @throws DeploymentError when there is none, or more than one
 */
export function queueOfJob(deployment: Deployment, job: JobDefinitionModel): JobQueueModel {
  const { jobQueues } = deployment.model;
  const own = jobQueues.find(({ path }) => path !== undefined && path === job.queuePath);
  if (own) {
    return own;
  }
  const anywhere = jobQueues.filter((queue) => fits(deployment, queue, job));
  const near = anywhere.filter(({ template }) => template === job.template);
  const fitting = near.length > 0 ? near : anywhere;
  if (fitting.length === 1) {
    return fitting[0];
  }
  const platforms = platformsOf(job).join(' or ');
  const others = jobQueues.length === 0 ? 'there is no job queue at all' : `the compute of ${listNames(jobQueues)} is of another kind`;
  throw new DeploymentError(fitting.length === 0
    ? `no job queue for the job definition "${job.name}", which needs ${platforms}; ${others}`
    : `more than one job queue for the job definition "${job.name}": name one of ${listNames(fitting)}`);
}

/** A queue with an environment that the templates only import may run anything. */
function fits({ model }: Deployment, queue: JobQueueModel, job: JobDefinitionModel): boolean {
  return queue.computeEnvironments.some((reference) => {
    const environment = environmentOfQueue(model, reference);
    return environment === undefined || platformsOf(job).includes(platformOf(environment));
  });
}

/** A job definition that says nothing is for EC2, as RegisterJobDefinition has it. */
function platformsOf(job: JobDefinitionModel): string[] {
  const capabilities = job.platformCapabilities.filter(isKnown);
  return capabilities.length > 0 ? capabilities.map((capability) => capability.toUpperCase()) : ['EC2'];
}

function platformOf({ computeType }: ComputeEnvironmentModel): Platform {
  return String(computeType).startsWith('FARGATE') ? 'FARGATE' : 'EC2';
}

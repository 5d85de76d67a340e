import * as batch from 'aws-cdk-lib/aws-batch';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { fail } from '../private/errors';
import { requireInteger } from '../private/requirements';

/** How many consumable resources AWS Batch takes for a job: https://docs.aws.amazon.com/batch/latest/userguide/resource-aware-scheduling-how-to-for-jobs.html */
const MAX_RESOURCES = 5;

/**
 * What a job takes, while it runs, of something that there is only so much of: licenses, connections of a database, calls of an API.
 *
 * AWS Batch counts what is left, and starts the job when there is enough.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/resource-aware-scheduling.html
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const queue: BatchQueue;
 *
 * const licenses = new CfnConsumableResource(this, 'Licenses', { resourceType: 'REPLENISHABLE', totalQuantity: 20 });
 * batch.addJob('Simulate', {
 *   queue,
 *   source: JobSource.script('./simulate.py'),
 *   consumableResources: [JobConsumableResource.of(licenses, 2)],
 * });
 */
export class JobConsumableResource {
  /**
   * Of a consumable resource of the CDK.
   *
   * @param resource The consumable resource.
   * @param quantity How much of it the job takes, an integer from 1.
   */
  public static of(resource: aws_batch.IConsumableResourceRef, quantity: number): JobConsumableResource {
    return new JobConsumableResource(resource.consumableResourceRef.consumableResourceArn, quantity);
  }

  /**
   * Of a consumable resource that exists.
   *
   * @param consumableResourceArn The ARN of the consumable resource, or its name, which is unique in an account and region.
   * @param quantity How much of it the job takes, an integer from 1.
   */
  public static fromArn(consumableResourceArn: string, quantity: number): JobConsumableResource {
    return new JobConsumableResource(consumableResourceArn, quantity);
  }

  private constructor(
    /** The ARN of the consumable resource, or its name. */
    public readonly consumableResource: string,
    /** How much of it the job takes. */
    public readonly quantity: number,
  ) {
    requireInteger(undefined, 'quantity', quantity, { min: 1, advice: 'leave the resource out where the job takes none of it' });
  }
}

/** What CloudFormation gets; nothing where a job takes nothing. */
export function renderConsumableResources(
  resources: JobConsumableResource[] = [],
): { readonly consumableResourceList: batch.CfnJobDefinition.ConsumableResourceRequirementProperty[] } | undefined {
  if (resources.length > MAX_RESOURCES) {
    fail(undefined, `\`consumableResources\` must have at most ${MAX_RESOURCES} entries, got ${resources.length}; count what is always taken together as one resource`);
  }
  return resources.length === 0 ? undefined : {
    consumableResourceList: resources.map(({ consumableResource, quantity }) => ({ consumableResource, quantity })),
  };
}

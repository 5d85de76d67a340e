import type { ConsumableResourceModel } from '#shared/model/consumable-resource-types';
import type { DescribeConsumableResourceResponse } from '@aws-sdk/client-batch';
import { tagsOf } from './tags';
import { plain } from '../../plain';
import { consumableResourceOf, type Job } from '../../scheduler';
import type { Services } from '../../services';

/** What is shown of one whose quantity the template does not tell, and which limits nobody for that reason. */
const UNTOLD = { totalQuantity: 0, inUseQuantity: 0, availableQuantity: 0 };

/** A consumable resource as DescribeConsumableResource shows it. */
export function consumableResourceDetail(resource: ConsumableResourceModel, { account, runner }: Services): DescribeConsumableResourceResponse {
  const { resourceType = 'REPLENISHABLE', createdAt } = plain(resource.properties) as Partial<DescribeConsumableResourceResponse>;
  const { totalQuantity, inUseQuantity, availableQuantity } = consumableResourceOf(runner.state, resource.name) ?? UNTOLD;
  return {
    consumableResourceName: resource.name,
    consumableResourceArn: resource.arn,
    totalQuantity,
    inUseQuantity,
    availableQuantity,
    resourceType,
    createdAt,
    tags: tagsOf(resource, account),
  };
}

/** How much of a consumable resource a job takes. */
export function quantityOf({ spec: { consumableResources = [] } }: Job, resource: string): number {
  return consumableResources.find(({ name }) => name === resource)?.quantity ?? 0;
}

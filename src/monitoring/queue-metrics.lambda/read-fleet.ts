import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { METRICS } from './names';
import { Values } from './publish';

/** How many instances have joined a cluster: those that boot, or never join, are of no use to a job. */
export async function readFleet(client: ECSClient, cluster: string): Promise<Values> {
  const { clusters: [found] = [] } = await client.send(new DescribeClustersCommand({ clusters: [cluster] }));
  if (!found) { throw new Error('the cluster does not exist'); }
  return { [METRICS.instances]: { value: found.registeredContainerInstancesCount ?? 0, unit: 'Count' } };
}

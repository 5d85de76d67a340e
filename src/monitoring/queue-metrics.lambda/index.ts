import { BatchClient } from '@aws-sdk/client-batch';
import { ECSClient } from '@aws-sdk/client-ecs';
import { DIMENSIONS, QueueMetricsEvent } from './names';
import { publish, Values } from './publish';
import { readFleet } from './read-fleet';
import { readQueue } from './read-queue';

/**
 * A call that is throttled is made again, after longer and longer times, up to about 15 seconds in all. Not `adaptive`, which slows down all
 * further calls to less than one a second: the round would not end.
 */
const RETRIES = { maxAttempts: 6 };

const batch = new BatchClient(RETRIES);
const ecs = new ECSClient(RETRIES);

/** One round: looks at queues and fleets, one after the other. What cannot be read keeps nothing else from being published. */
export async function handler({ queues, fleets }: QueueMetricsEvent): Promise<void> {
  const failures: string[] = [];
  const measure = async (dimension: string, arn: string, read: (now: number) => Promise<Values>) => {
    const now = Date.now();
    try {
      publish(dimension, arn, now, await read(now));
    } catch (error) {
      failures.push(`${arn}: ${(error as Error).message}`);
    }
  };
  for (const queue of queues) {
    await measure(DIMENSIONS.queue, queue, (now) => readQueue(batch, queue, now));
  }
  for (const { computeEnvironment, cluster } of fleets) {
    await measure(DIMENSIONS.computeEnvironment, computeEnvironment, () => readFleet(ecs, cluster));
  }
  if (failures.length > 0) { throw new Error(failures.join('\n')); }
}

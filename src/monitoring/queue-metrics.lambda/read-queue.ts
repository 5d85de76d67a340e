import { BatchClient, GetJobQueueSnapshotCommand, GetJobQueueSnapshotResponse } from '@aws-sdk/client-batch';
import { countJobs, CountedState } from './count-jobs';
import { METRICS, STATE_METRICS } from './names';
import { Values } from './publish';

/** What AWS Batch calls a vCPU: the first on Amazon ECS, the second on Amazon EKS (API, `QueueSnapshotCapacityUsage`). */
const VCPU_UNITS = ['VCPU', 'cpu'];

/** What there is to say of a queue now. */
export async function readQueue(client: BatchClient, jobQueue: string, now: number): Promise<Values> {
  const snapshot = await client.send(new GetJobQueueSnapshotCommand({ jobQueue }));
  const counts = Object.entries(await countJobs(client, jobQueue));
  return {
    ...Object.fromEntries(counts.map(([state, count]) => [STATE_METRICS[state as CountedState], { value: count, unit: 'Count' as const }])),
    [METRICS.oldestRunnableJobAge]: { value: oldestAge(snapshot, now), unit: 'Seconds' },
    ...vcpusInUse(snapshot),
  };
}

/**
 * How long the job stands that stands longest among the first hundred, in one call however long the queue is.
 *
 * `createdAt` would be wrong: it counts the time in which a job waited for other jobs, and in which its earlier attempts ran. What AWS Batch tells
 * is the time since when a job has its place in the queue, which is never earlier than when it became RUNNABLE.
 */
function oldestAge({ frontOfQueue }: GetJobQueueSnapshotResponse, now: number): number {
  const since = (frontOfQueue?.jobs ?? []).map(({ earliestTimeAtPosition = now }) => earliestTimeAtPosition);
  return (now - Math.min(now, ...since)) / 1000;
}

/** Nothing at all where AWS Batch says nothing: 0 would be a claim. */
function vcpusInUse({ queueUtilization }: GetJobQueueSnapshotResponse): Values {
  if (!queueUtilization) { return {}; }
  const used = (queueUtilization.totalCapacityUsage ?? []).filter(({ capacityUnit }) => VCPU_UNITS.includes(capacityUnit!));
  return { [METRICS.vcpusInUse]: { value: used.reduce((sum, { quantity = 0 }) => sum + quantity, 0), unit: 'Count' } };
}

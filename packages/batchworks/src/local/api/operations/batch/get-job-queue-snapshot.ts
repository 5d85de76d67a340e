import type { GetJobQueueSnapshotResponse } from '@aws-sdk/client-batch';
import { frontOfQueue, usedShares, vcpusOfQueue } from '../../../scheduler';
import type { Operation } from '../../operation';
import { requiredQueue } from './lookup/required';
import { arnOf } from '../../shapes/job-detail';

/** "The list of the first 100 RUNNABLE jobs in each job queue." */
const MAX_JOBS = 100;
const MAX_SHARES = 20;

/** The jobs that are next in a queue, and what those of the queue take that run. */
export const getJobQueueSnapshot: Operation = {
  name: 'GetJobQueueSnapshot',
  handle: (input, { account, runner, jobs }): GetJobQueueSnapshotResponse => {
    const { name, properties } = requiredQueue(account, input.requiredText('jobQueue'));
    const lastUpdatedAt = Date.now();
    const front = frontOfQueue(runner.state, name, MAX_JOBS, lastUpdatedAt);
    const shares = usedShares(runner.state, name);
    return {
      frontOfQueue: {
        jobs: front.map(({ job, since }) => ({ jobArn: arnOf(job, jobs.recordOf(job.spec.jobId)!), earliestTimeAtPosition: since })),
        lastUpdatedAt,
      },
      queueUtilization: {
        totalCapacityUsage: vcpus(vcpusOfQueue(runner.state, name)),
        fairshareUtilization: properties.schedulingPolicyArn === undefined ? undefined : {
          activeShareCount: shares.length,
          topCapacityUtilization: shares.slice(0, MAX_SHARES)
            .map((share) => ({ shareIdentifier: share.shareIdentifier, capacityUsage: vcpus(share.vcpus) })),
        },
        lastUpdatedAt,
      },
    };
  },
};

function vcpus(quantity: number) {
  return [{ capacityUnit: 'VCPU', quantity }];
}

import { BatchClient, JobSummary, paginateDescribeJobQueues, paginateListJobs } from '@aws-sdk/client-batch';

/**
 * How many jobs wait for a place on a compute environment, in all queues that use it. AWS Batch publishes no metric of it.
 *
 * The queues are asked for and not told, so that queues of other stacks count as well.
 *
 * @param enough The number at which it makes no difference how many more there are.
 */
export async function countWaitingJobs(client: BatchClient, computeEnvironment: string, enough: number): Promise<number> {
  let waiting = 0;
  for await (const queue of queuesOf(client, computeEnvironment)) {
    for (const jobStatus of ['RUNNABLE', 'PENDING'] as const) {
      for await (const { jobSummaryList = [] } of paginateListJobs({ client }, { jobQueue: queue, jobStatus })) {
        waiting += jobSummaryList.reduce((sum, job) => sum + runnable(job), 0);
        if (waiting >= enough) { return enough; }
      }
    }
  }
  return waiting;
}

async function* queuesOf(client: BatchClient, computeEnvironment: string): AsyncGenerator<string> {
  for await (const { jobQueues = [] } of paginateDescribeJobQueues({ client }, {})) {
    for (const { jobQueueArn, computeEnvironmentOrder = [] } of jobQueues) {
      if (computeEnvironmentOrder.some((entry) => entry.computeEnvironment === computeEnvironment)) { yield jobQueueArn!; }
    }
  }
}

/**
 * An array job is PENDING for as long as its children run, and a queue lists it and not them: the summary counts them.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_states.html
 */
function runnable({ status, arrayProperties }: JobSummary): number {
  return arrayProperties?.statusSummary ? arrayProperties.statusSummary.RUNNABLE ?? 0 : Number(status === 'RUNNABLE');
}

import { randomBytes } from 'node:crypto';
import type { BatchModel } from '#shared/model/types';
import { hostLost } from './host-lost';
import { isFinished, isPlaced, type Cluster, type Job, type ResumedEvent, type SchedulerState } from './scheduler';
import type { JobStore } from './store/job-store';

/**
 * What a machine that is there again means for the jobs of before: attempts that had a place lost their host, and jobs whose queue or
 * definition is in the template no more end. A job of a definition that is still there goes on with that of its submission.
 */
export function resumption(state: SchedulerState, jobs: JobStore, model: BatchModel, cluster: Cluster): Omit<ResumedEvent, 'at'> {
  const unfinished = state.jobs.valueSeq().filter((job) => !isFinished(job)).toArray();
  const reasonOf = hostLostBy(model);
  return {
    type: 'RESUMED',
    cluster,
    lost: unfinished.filter(isPlaced).map((job) => ({ jobId: job.spec.jobId, statusReason: reasonOf(job) })),
    ended: unfinished.filter(({ arrayJobId }) => arrayJobId === undefined).flatMap(({ spec: { jobId } }) => {
      const reason = whyGone(jobId, jobs, model);
      return reason === undefined ? [] : [{ jobId, reason }];
    }),
  };
}

/** What the user should know of it, in lines. */
export function describeResumption({ lost, ended }: Pick<ResumedEvent, 'lost' | 'ended'>): string[] {
  const counts = new Map<string, number>();
  for (const { reason } of ended) { counts.set(reason, (counts.get(reason) ?? 0) + 1); }
  return [
    ...lost.length === 0 ? [] : [`${jobsIn(lost.length)} ran when the local Batch ended: by the retry strategy, each has failed or runs again`],
    ...[...counts].map(([reason, count]) => `${jobsIn(count)} failed: ${reason}`),
  ];
}

function hostLostBy({ computeEnvironments }: BatchModel): (job: Job) => string {
  const instance = `i-${randomBytes(9).toString('hex').slice(1)}`; // 17 digits, as those of Amazon EC2
  const types = new Map(computeEnvironments.map(({ name, computeType }) => [name, computeType]));
  return ({ computeEnvironment }) => hostLost(types.get(computeEnvironment!), instance);
}

function whyGone(jobId: string, jobs: JobStore, { jobQueues, jobDefinitions }: BatchModel): string | undefined {
  const { jobQueue, jobDefinitionArn, jobDefinitionName } = jobs.recordOf(jobId)!;
  if (!jobQueues.some(({ name }) => name === jobQueue.name)) { return `the job queue "${jobQueue.name}" is not in the template any more`; }
  if (!jobDefinitions.some(({ arn }) => arn === jobDefinitionArn)) { return `the job definition "${jobDefinitionName}" is not in the template any more`; }
  return undefined;
}

function jobsIn(count: number): string {
  return count === 1 ? '1 job' : `${count} jobs`;
}

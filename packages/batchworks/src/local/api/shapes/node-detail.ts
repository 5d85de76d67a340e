import type { JobDetail, JobSummary } from '@aws-sdk/client-batch';
import { attemptShown, jobDetail } from './job-detail';
import { capacityUsageOf, jobSummary } from './job-summary';
import { taskDetail } from './task-detail';
import { isPlaced, type Job, jobOf, type JobStatus, type SchedulerState } from '../../scheduler';
import type { JobStore } from '../../store/job-store';
import type { NodeRun } from '../../store/node-run';

/** A node of a multi-node job. To the scheduler it is a part of the job; to the API a job of its own, `<id of the job>#<index>`. */
export interface Node {
  readonly job: Job;
  readonly index: number;
  readonly run?: NodeRun;
  readonly status: JobStatus;
}

/** The node of an id, or undefined when there is none of that id. */
export function nodeOf(nodeId: string, state: SchedulerState, jobs: JobStore): Node | undefined {
  const [jobId, index] = nodeId.split('#');
  return /^\d+$/.test(index ?? '') ? nodesOf(jobId, state, jobs)[Number(index)] : undefined;
}

/** The nodes of a multi-node job, by index. None for any other job. */
export function nodesOf(jobId: string, state: SchedulerState, jobs: JobStore): Node[] {
  const job = jobOf(state, jobId);
  const record = jobs.recordOf(jobId);
  if (!job || !record?.nodeProperties) { return []; }
  return record.tasks.map((_, index) => {
    const run = jobs.nodeOf(jobId, attemptShown(job), index);
    return { job, index, run, status: statusOf(job, run) };
  });
}

/** A node as DescribeJobs shows it. */
export function nodeDetail(node: Node, state: SchedulerState, jobs: JobStore): JobDetail {
  const { nodeProperties: _, ...ofJob } = jobDetail(node.job, state, jobs);
  const record = jobs.recordOf(node.job.spec.jobId)!;
  return {
    ...ofJob,
    ...ofNode(node, ofJob.jobArn!),
    startedAt: node.run?.startedAt as number, // as of a job: left out until it starts
    attempts: [],
    nodeDetails: { nodeIndex: node.index, isMainNode: node.index === record.nodeProperties!.mainNode },
    ...taskDetail(record.tasks[node.index], node.run),
  };
}

/** A node as ListJobs shows it. */
export function nodeSummary(node: Node, state: SchedulerState, jobs: JobStore): JobSummary {
  const ofJob = jobSummary(node.job, state, jobs);
  const { nodeProperties, tasks } = jobs.recordOf(node.job.spec.jobId)!;
  const { mainNode, numNodes } = nodeProperties!;
  const exit = node.run?.exit;
  return {
    ...ofJob,
    ...ofNode(node, ofJob.jobArn!),
    startedAt: node.run?.startedAt,
    container: exit && { exitCode: exit.exitCode, reason: exit.reason },
    capacityUsage: capacityUsageOf([tasks[node.index]]),
    nodeProperties: { nodeIndex: node.index, isMainNode: node.index === mainNode, numNodes },
  };
}

function ofNode({ job, index, run, status }: Node, jobArn: string) {
  return {
    jobArn: `${jobArn}#${index}`,
    jobId: `${job.spec.jobId}#${index}`,
    status,
    statusReason: run?.exit?.statusReason ?? job.statusReason,
    stoppedAt: run?.stoppedAt ?? job.stoppedAt,
  };
}

/** "As individual nodes exit, they move to SUCCEEDED or FAILED, depending on their exit code." Before and without that, as the job. */
function statusOf(job: Job, run: NodeRun | undefined): JobStatus {
  if (run?.exit) { return run.exit.exitCode === 0 ? 'SUCCEEDED' : 'FAILED'; }
  if (!isPlaced(job)) { return job.status === 'SUCCEEDED' ? 'FAILED' : job.status; } // one that the end of the main node came before
  return run?.startedAt === undefined ? 'STARTING' : 'RUNNING';
}

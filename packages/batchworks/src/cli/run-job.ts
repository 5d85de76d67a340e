import { BatchClient, ListJobsCommand, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import type { ContainerOverrides, JobDetail } from '@aws-sdk/client-batch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { readLog } from '../client/log';
import { watchJobs } from '../client/watch';
import { findJobDefinition, findJobQueue, queueOfJob } from '../local/deployment';
import type { LocalBatch } from '../local/local-batch';
import { showProgress } from '../report/show-progress';
import type { RunOptions } from './commands/run';

/** Submits a job, waits for its end, prints its log. Returns the exit code: that of the job. */
export async function runJob(batch: LocalBatch, command: readonly string[], options: RunOptions): Promise<number> {
  const client = new BatchClient(batch.clientConfig);
  const jobId = await submit(client, batch, command, options);
  const [job] = await showProgress(watchJobs(client, [jobId]));
  await printLogs(batch, await jobsToPrint(client, job));
  if (job.status === 'SUCCEEDED') { return 0; }
  return exitCodesOf(job).find((exitCode) => exitCode) ?? 1;
}

async function submit(client: BatchClient, batch: LocalBatch, command: readonly string[], options: RunOptions): Promise<string> {
  const definition = findJobDefinition(batch.deployment, options.job);
  const queue = options.queue ? findJobQueue(batch.deployment, options.queue) : queueOfJob(batch.deployment, definition);
  const arraySize = options.arraySize ?? definition.arraySize; // SubmitJob itself knows no default
  const { jobId } = await client.send(new SubmitJobCommand({
    jobName: definition.name,
    jobQueue: queue.arn,
    jobDefinition: definition.arn,
    parameters: options.param,
    arrayProperties: arraySize === undefined ? undefined : { size: arraySize },
    shareIdentifier: options.shareIdentifier,
    containerOverrides: overridesOf(command, options),
  }));
  return jobId!;
}

/** Undefined where there are none: a job of several containers or nodes has overrides of another kind, and refuses these. */
function overridesOf(command: readonly string[], { env = {} }: RunOptions): ContainerOverrides | undefined {
  const environment = Object.entries(env).map(([name, value]) => ({ name, value }));
  if (command.length === 0 && environment.length === 0) { return undefined; }
  return { command: command.length > 0 ? [...command] : undefined, environment };
}

/** Of the container, or the containers; of a multi-node job, that of the main node, which its attempts show. */
function exitCodesOf({ container, ecsProperties, attempts = [] }: JobDetail): (number | undefined)[] {
  const containers = (ecsProperties?.taskProperties ?? []).flatMap((task) => task.containers ?? []);
  return [container, ...containers, attempts.at(-1)?.container].map((each) => each?.exitCode);
}

/** The job itself; of an array, the children that failed; of a multi-node job, its nodes. */
async function jobsToPrint(client: BatchClient, job: JobDetail): Promise<JobDetail[]> {
  const nodes = Array.from({ length: job.nodeProperties?.numNodes ?? 0 }, (_, index) => `${job.jobId}#${index}`);
  if (nodes.length > 0) { return (await client.send(new DescribeJobsCommand({ jobs: nodes.slice(0, 100) }))).jobs ?? []; }
  if (job.arrayProperties?.size === undefined) { return [job]; }
  const { jobSummaryList } = await client.send(new ListJobsCommand({ arrayJobId: job.jobId, jobStatus: 'FAILED', maxResults: 100 }));
  const jobIds = (jobSummaryList ?? []).map(({ jobId }) => jobId!);
  const { jobs } = await client.send(new DescribeJobsCommand({ jobs: jobIds }));
  return jobs ?? [];
}

async function printLogs(batch: LocalBatch, jobs: readonly JobDetail[]) {
  const client = new CloudWatchLogsClient(batch.clientConfig);
  for (const job of jobs) {
    const index = job.arrayProperties?.index ?? job.nodeDetails?.nodeIndex;
    const prefix = index === undefined ? '' : `[${index}] `;
    for await (const line of readLog(client, job)) { process.stdout.write(`${prefix}${line}\n`); }
  }
}

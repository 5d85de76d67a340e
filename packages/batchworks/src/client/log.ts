import type { ContainerDetail, JobDetail, TaskContainerDetails } from '@aws-sdk/client-batch';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';

/** Where AWS Batch logs a job that names no log group. */
const DEFAULT_LOG_GROUP = '/aws/batch/job';

/** Reads what a job wrote, from its first line to its last one so far; of several containers one after the other. Nothing, where it never ran. */
export async function* readLog(client: CloudWatchLogsClient, job: JobDetail): AsyncGenerator<string> {
  const containers = job.container ? [job.container] : (job.ecsProperties?.taskProperties ?? []).flatMap((task) => task.containers ?? []);
  for (const container of containers) { yield* readContainerLog(client, container); }
}

async function* readContainerLog(client: CloudWatchLogsClient, container: ContainerDetail | TaskContainerDetails): AsyncGenerator<string> {
  const { logStreamName, logConfiguration } = container;
  if (!logStreamName) { return; }
  const logGroupName = logConfiguration?.options?.['awslogs-group'] ?? DEFAULT_LOG_GROUP;
  let nextToken: string | undefined;
  for (;;) {
    const page = await client.send(new GetLogEventsCommand({ logGroupName, logStreamName, nextToken, startFromHead: true }));
    for (const { message } of page.events ?? []) { yield message ?? ''; }
    // CloudWatch Logs says "no more" by giving back the same token.
    if (page.nextForwardToken === nextToken) { return; }
    nextToken = page.nextForwardToken;
  }
}

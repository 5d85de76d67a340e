import type { JobDetail } from '@aws-sdk/client-batch';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';

/** Where AWS Batch logs a job that names no log group. */
const DEFAULT_LOG_GROUP = '/aws/batch/job';

/** Reads what a job wrote, from its first line to its last one so far. Nothing, where it never ran. */
export async function* readLog(client: CloudWatchLogsClient, job: JobDetail): AsyncGenerator<string> {
  const { logStreamName, logConfiguration } = job.container ?? {};
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

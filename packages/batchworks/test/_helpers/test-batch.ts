import { BatchClient, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import type { JobDetail, SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { compile } from './command-line';
import './quiet-sdk';
import { template, temporaryFolder, writeTemplate } from './templates';
import type { TemplateProps } from './templates';
import { readLog, watchJobs, LocalBatch } from '../../src';
import type { LocalBatchProps } from '../../src';

const POLL_MILLISECONDS = 10;

// The processes that start the jobs run from `lib`.
beforeAll(compile, 120_000);

/** A local Batch for a test, and the real clients of the AWS SDK to talk to it. */
export class TestBatch {
  /** Starts one for a template; `closeAll` ends it. */
  public static async start(content: TemplateProps, props: Partial<LocalBatchProps> = {}): Promise<TestBatch> {
    const test = new TestBatch(await LocalBatch.start({
      template: writeTemplate(template(content)), stateDirectory: temporaryFolder(), stopTimeoutSeconds: 1, vcpus: 4, ...props,
    }));
    this.started.push(test);
    return test;
  }

  public static async closeAll() {
    await Promise.all(this.started.splice(0).map(async (test) => test.close()));
  }

  private static readonly started: TestBatch[] = [];

  public readonly client: BatchClient;
  public readonly secrets: SecretsManagerClient;
  public readonly logs: CloudWatchLogsClient;
  public readonly parameters: SSMClient;

  private constructor(public readonly batch: LocalBatch) {
    // A test of an error must see it at once, not after three attempts.
    const config = { ...batch.clientConfig, maxAttempts: 1 };
    this.client = new BatchClient(config);
    this.secrets = new SecretsManagerClient(config);
    this.logs = new CloudWatchLogsClient(config);
    this.parameters = new SSMClient(config);
  }

  /** Submits a job, by default to the queue "Bulk" under the name "test". */
  public async submit(jobDefinition: string, request: Partial<SubmitJobCommandInput> = {}): Promise<string> {
    const { jobId } = await this.client.send(new SubmitJobCommand({ jobName: 'test', jobQueue: 'Bulk', jobDefinition, ...request }));
    return jobId!;
  }

  /** Submits a job with a command of the shell. */
  public async submitShell(jobDefinition: string, script: string, request: Partial<SubmitJobCommandInput> = {}): Promise<string> {
    return this.submit(jobDefinition, { ...request, containerOverrides: { ...request.containerOverrides, command: ['sh', '-c', script] } });
  }

  public async describe(jobId: string): Promise<JobDetail> {
    const { jobs } = await this.client.send(new DescribeJobsCommand({ jobs: [jobId] }));
    return jobs![0];
  }

  /** The job as it ended. */
  public async finished(jobId: string): Promise<JobDetail> {
    return this.until(jobId, ({ status }) => status === 'SUCCEEDED' || status === 'FAILED');
  }

  public async running(jobId: string): Promise<JobDetail> {
    return this.until(jobId, ({ status }) => status === 'RUNNING');
  }

  /** Submits, waits for the end, and returns the lines of the log. */
  public async outputOf(jobId: string): Promise<string[]> {
    const lines: string[] = [];
    for await (const line of readLog(this.logs, await this.finished(jobId))) { lines.push(line); }
    return lines;
  }

  private async until(jobId: string, isThere: (job: JobDetail) => boolean): Promise<JobDetail> {
    for await (const [job] of watchJobs(this.client, [jobId], { intervalMilliseconds: POLL_MILLISECONDS })) {
      if (isThere(job)) { return job; }
    }
    throw new Error(`job ${jobId} never got there`);
  }

  private async close() {
    await this.batch.close();
    this.client.destroy();
    this.secrets.destroy();
    this.logs.destroy();
    this.parameters.destroy();
  }
}

import { BatchClient, DescribeJobsCommand, JobDetail, JobSummary, ListJobsCommand, SubmitJobCommand, SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { LocalBatch, LocalBatchProps, watchJobs } from 'batchworks';
import { batchTasks } from './batch-tasks';
import { Deployed } from './deployed';
import { Outcome, outcomeOf, Run, runMachine, RunOptions, TaskHandlers, withNestedRuns } from './interpreter';
import { folderWith } from './jobs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'; // Node 20 is enough for these tests

const open: { close(): Promise<void> }[] = [];

/** Stops what was deployed, after each test or after all. */
export async function closeDeployments() { await Promise.all(open.splice(0).map(async (one) => one.close())); }

/** A stack on a local Batch of its own, and an interpreter for its state machines. */
export class LocalDeployment {
  public static async of(stack: Stack, props: Partial<LocalBatchProps> = {}): Promise<LocalDeployment> {
    const deployed = new Deployed(stack);
    const stateDirectory = folderWith({});
    const batch = await LocalBatch.start({ template: deployed.folder, stateDirectory, stopTimeoutSeconds: 1, vcpus: 4, ...props });
    const deployment = new LocalDeployment(deployed, batch, stateDirectory);
    open.push({ close: async () => { deployment.client.destroy(); await batch.close(); } });
    return deployment;
  }

  public readonly client: BatchClient;

  /** What state machines have sent to queues of Amazon SQS. */
  public readonly messages: any[] = [];

  private constructor(public readonly deployed: Deployed, batch: LocalBatch, public readonly stateDirectory: string) {
    this.client = new BatchClient({ ...batch.clientConfig, maxAttempts: 1 });
  }

  /** The tasks of the state machines. */
  public get tasks(): TaskHandlers {
    return { ...batchTasks(this.client), 'sqs:sendMessage': async (message) => { this.messages.push(message); return {}; } };
  }

  /** Starts a state machine. */
  public start(machine: sfn.StateMachine | string, { handlers, ...options }: Partial<RunOptions> = {}): Run {
    const machineArn = typeof machine === 'string' ? machine : this.deployed.arnOf(machine);
    const all = withNestedRuns({ ...this.tasks, ...handlers }, (arn) => this.deployed.definitionOf(arn));
    return runMachine(this.deployed.definitionOf(machineArn), { ...options, handlers: all });
  }

  /** The same to the end. */
  public async run(machine: sfn.StateMachine | string, options?: Partial<RunOptions>): Promise<Outcome> {
    return outcomeOf(this.start(machine, options));
  }

  /** Runs all that the rules of the stack start on an event. */
  public async send(event: object, handlers?: TaskHandlers): Promise<Outcome[]> {
    return Promise.all(this.deployed.startsOn(event).map(async ({ arn, input }) => this.run(arn, { input, handlers })));
  }

  public async submit(input: Omit<SubmitJobCommandInput, 'jobName'> & { jobName?: string }): Promise<string> {
    return (await this.client.send(new SubmitJobCommand({ jobName: 'test', ...input }))).jobId!;
  }

  public async describe(jobId: string): Promise<JobDetail> {
    return (await this.client.send(new DescribeJobsCommand({ jobs: [jobId] }))).jobs![0];
  }

  /** A job when it has ended. */
  public async ended(jobId: string): Promise<JobDetail> {
    for await (const _ of watchJobs(this.client, [jobId], { intervalMilliseconds: 10 })) { /* until it has ended */ }
    return this.describe(jobId);
  }

  /** The jobs of a queue, in every state. */
  public async jobsIn(jobQueue: string): Promise<JobSummary[]> {
    const { jobSummaryList } = await this.client.send(new ListJobsCommand({ jobQueue, filters: [{ name: 'JOB_NAME', values: ['*'] }] }));
    return jobSummaryList!;
  }
}

/** Waits until something holds; 20 seconds are much more than it ever takes, and less than a test has. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!await holds()) {
    if (Date.now() > deadline) { throw new Error(`still not so after 20 seconds: ${holds}`); }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

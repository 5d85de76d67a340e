import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { BatchClient, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';
import type { JobDetail, SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { start } from './command-line';
import './quiet-sdk';

/** `batchworks local` as a process that can be killed, and the real client. */
export class EndpointProcess {
  /** Starts it, and does not wait. */
  public static start(template: string, state: string, ...options: string[]): EndpointProcess {
    return new EndpointProcess(start(['local', template, '--state', state, ...options]));
  }

  public stderr = '';
  /** When it listens; null where it ended before. */
  private readonly client: Promise<BatchClient | null>;
  private readonly exit: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    this.exit = once(child, 'close');
    child.stderr!.on('data', (chunk: Buffer) => { this.stderr += chunk.toString(); });
    this.client = Promise.race([
      once(child.stdout!, 'data').then(([chunk]) => clientOf(/http:\S+/.exec(String(chunk))![0])),
      this.exit.then(() => null),
    ]);
  }

  /** Whether it came to listen. */
  public async isReady(): Promise<boolean> {
    return await this.client !== null;
  }

  /** Submits a job; undefined where no answer came. */
  public async submit(request: Partial<SubmitJobCommandInput>): Promise<string | undefined> {
    const client = await this.client;
    return client?.send(new SubmitJobCommand({ jobName: 'test', jobQueue: 'Bulk', jobDefinition: 'Job', ...request })).then(({ jobId }) => jobId, () => undefined);
  }

  public async describe(jobIds: readonly string[]): Promise<JobDetail[]> {
    const client = await this.client;
    const pages = Array.from({ length: Math.ceil(jobIds.length / 100) }, (_, page) => jobIds.slice(page * 100, page * 100 + 100));
    const answers = await Promise.all(pages.map(async (jobs) => client!.send(new DescribeJobsCommand({ jobs }))));
    return answers.flatMap(({ jobs }) => jobs!);
  }

  /** `kill -9`; done when it is gone. */
  public async kill() {
    this.child.kill('SIGKILL');
    await this.exit;
    (await this.client)?.destroy();
  }
}

function clientOf(endpoint: string): BatchClient {
  return new BatchClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, maxAttempts: 1 });
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BatchClient, SubmitJobCommand } from '@aws-sdk/client-batch';
import { batchworks, compile, outcomeOf, start } from '../_helpers/command-line';
import '../_helpers/quiet-sdk';
import { template, temporaryFolder, writeTemplate } from '../_helpers/templates';

const JOBS = {
  Hello: { command: ['echo', 'hello', 'Ref::name'], properties: { Parameters: { name: 'you' } } },
  Fail: { command: ['sh', '-c', 'echo "no luck" >&2; exit 3'] },
};
const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));

beforeAll(compile, 120_000);

describe('batchworks', () => {
  test('--version prints the version', async () => {
    await expect(batchworks('--version')).resolves.toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([[['--help']], [['run', '--help']], [['local', '--help']]])('%j shows examples', async (args) => {
    await expect(batchworks(...args)).resolves.toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Examples:\n  $ batchworks') });
  });

  test.each([
    [[], /^Usage: batchworks/],
    [['nonsense'], /^error: unknown command 'nonsense'/],
    [['run', 'cdk.out'], /^error: required option '--job <name>' not specified/],
    [['run', 'cdk.out', '--job', 'x', '--param', 'y'], /^error: option '--param <key=value>' argument 'y' is invalid. it must be `key=value`/],
    [['run', 'cdk.out', '--job', 'x', '--array-size', '1'], /must be a whole number from 2 to 10000/],
    [['local', 'cdk.out', '--port', '65536'], /must be a whole number from 0 to 65535/],
    [['local', 'cdk.out', '--vcpus', '0'], /must be a number above 0/],
    [['local', '/no/such/cdk.out'], /^error: no such file or directory: \/no\/such\/cdk.out/],
  ])('%j is bad usage: one line, exit code 2', async (args, message) => {
    await expect(batchworks(...args)).resolves.toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('batchworks run', () => {
  const run = async (...args: string[]) => batchworks('run', writeTemplate(template({ jobs: JOBS })), '--queue', 'Bulk', ...args);

  test('prints the log on stdout and the progress on stderr', async () => {
    await expect(run('--job', 'Hello', '--param', 'name=world')).resolves.toEqual({
      exitCode: 0, stdout: 'hello world\n', stderr: expect.stringMatching(/^(Hello (RUNNABLE|STARTING|RUNNING)\n)*Hello SUCCEEDED\n$/),
    });
  });

  test('exits with the exit code of the job', async () => {
    await expect(run('--job', 'Fail')).resolves.toEqual({
      exitCode: 3, stdout: 'no luck\n', stderr: expect.stringMatching(/Fail FAILED \(Essential container in task exited\)\n$/),
    });
  });

  test('exits with 1 where the job never ran, and says why', async () => {
    await expect(run('--job', 'Hello', '--', 'no-such-program')).resolves.toEqual({
      exitCode: 1, stdout: '', stderr: expect.stringMatching(/Hello FAILED \(.*"no-such-program" was not found on this machine/),
    });
  });

  test('runs another command, with more variables', async () => {
    await expect(run('--job', 'Hello', '--env', 'A=1', '--env', 'B=x=y', '--', 'sh', '-c', 'echo $A $B'))
      .resolves.toMatchObject({ exitCode: 0, stdout: '1 x=y\n' });
  });

  test('runs an array, and prints the logs of the children that failed', async () => {
    await expect(run('--job', 'Hello', '--array-size', '3', '--', 'sh', '-c', 'echo $AWS_BATCH_JOB_ARRAY_INDEX; exit $AWS_BATCH_JOB_ARRAY_INDEX'))
      .resolves.toMatchObject({ exitCode: 1, stdout: '[1] 1\n[2] 2\n', stderr: expect.stringMatching(/FAILED 3\/3, 2 failed/) });
  });

  test('ends the job at Ctrl-C', async () => {
    const child = start(['run', writeTemplate(template({ jobs: JOBS })), '--queue', 'Bulk', '--job', 'Hello', '--', 'sleep', '60']);
    const outcome = outcomeOf(child);
    child.stderr!.once('data', () => child.kill('SIGINT'));
    await expect(outcome).resolves.toMatchObject({ exitCode: 130, stdout: '', stderr: expect.not.stringContaining('error') });
  });

  test('of an unknown job is bad usage', async () => {
    await expect(run('--job', 'Helo')).resolves.toMatchObject({ exitCode: 2, stderr: 'error: no job definition "Helo"; there are Hello, Fail — did you mean Hello?\n' });
  });

  test('shows where an error is from with DEBUG=1', async () => {
    const child = start(['run', '/nowhere', '--job', 'x'], { DEBUG: '1' });
    await expect(outcomeOf(child)).resolves.toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/\n {4}at /) });
  });
});

describe('batchworks local', () => {
  test('serves until it is told to stop, and ends the jobs with it', async () => {
    const witness = join(temporaryFolder(), 'still-here');
    const child = start(['local', writeTemplate(template({ jobs: JOBS }))]);
    const outcome = outcomeOf(child);
    const [, endpoint] = await new Promise<RegExpMatchArray>((resolve) => {
      child.stdout!.on('data', (chunk: Buffer) => resolve(/export AWS_ENDPOINT_URL=(\S+)/.exec(chunk.toString())!));
    });
    const client = new BatchClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });
    await client.send(new SubmitJobCommand({
      jobName: 'x', jobQueue: 'Bulk', jobDefinition: 'Hello', containerOverrides: { command: ['sh', '-c', `sleep 1; touch ${witness}`] },
    }));
    client.destroy();
    await wait(200);
    child.kill('SIGINT');
    await expect(outcome).resolves.toMatchObject({ exitCode: 130, stdout: expect.stringMatching(/queues +Bulk, Urgent\n +jobs +Hello, Fail\n +state +\S+\.batchworks\n/) });
    await wait(1000);
    expect(existsSync(witness)).toBe(false);
  });

  test('says when the port is taken', async () => {
    const first = start(['local', writeTemplate(template({}))]);
    const [, port] = await new Promise<RegExpMatchArray>((resolve) => {
      first.stdout!.once('data', (chunk: Buffer) => resolve(/127\.0\.0\.1:(\d+)/.exec(chunk.toString())!));
    });
    const second = await batchworks('local', writeTemplate(template({})), '--port', port);
    first.kill('SIGTERM');
    expect(second).toMatchObject({ exitCode: 2, stderr: `error: port ${port} of 127.0.0.1 is in use; give another one, or 0 for any free one\n` });
  });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { BatchClient, SubmitJobCommand } from '@aws-sdk/client-batch';
import { batchworks, compile, outcomeOf, start } from '../_helpers/command-line';
import { EndpointProcess } from '../_helpers/endpoint-process';
import { folder } from '../_helpers/folder';
import '../_helpers/quiet-sdk';
import { template, temporaryFolder, writeTemplate } from '../_helpers/templates';

const JOBS = {
  Hello: { command: ['echo', 'hello', 'Ref::name'], properties: { Parameters: { name: 'you' } } },
  Frames: { command: ['true'], metadata: { 'cdk-batchworks:arraySize': 3 } },
  Fail: { command: ['sh', '-c', 'echo "no luck" >&2; exit 3'] },
};
const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));

beforeAll(compile, 120_000);

describe('batchworks', () => {
  test('--version prints the version', async () => {
    await expect(batchworks('--version')).resolves.toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
  });

  test.each([[['--help']], [['run', '--help']], [['local', '--help']], [['check', '--help']], [['simulate', '--help']]])('%j shows examples', async (args) => {
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
    [['local', 'cdk.out', '--engine', 'docker'], /'docker' is invalid. Allowed choices are process, container, auto/],
    [['simulate', 'cdk.out'], /^error: required option '--workload <file>' not specified/],
    [['check'], /^error: missing required argument 'templates'/],
    [['check', 'cdk.out', '--format', 'xml'], /^error: .*'xml' is invalid. Allowed choices are text, json, sarif/],
    [['check', '/no/such/cdk.out'], /^error: no such file or directory: \/no\/such\/cdk.out/],
    [['check', '--explain', 'SZ-088'], /^error: no rule "SZ-088"; the closest (is|are) .*SZ-08/],
    [['local', '/no/such/cdk.out'], /^error: no such file or directory: \/no\/such\/cdk.out/],
  ])('%j is bad usage: one line, exit code 2', async (args, message) => {
    await expect(batchworks(...args)).resolves.toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('batchworks simulate', () => {
  test('prints tables, and draws', async () => {
    const [workload, svg] = [join(folder({ 'w.yaml': 'jobs: [{ job: Hello, queue: Bulk, count: 300, duration: 1m }]' }), 'w.yaml'), join(temporaryFolder(), 'w.svg')];
    const { exitCode, stdout } = await batchworks('simulate', writeTemplate(template({ jobs: JOBS })), '--workload', workload, '--svg', svg);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^300 jobs: 300 succeeded, 0 failed\nmakespan 1 m 45 s, /);
    expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [^]*<\/svg>\n$/);
  });
});

describe('batchworks check', () => {
  const check = async (memory: string, ...args: string[]) => batchworks('check', writeTemplate(template({ jobs: { Frame: { memory } } })), ...args);

  test('exits with 1 for a finding, which it shows on stdout', async () => {
    await expect(check('2')).resolves.toEqual({ exitCode: 1, stdout: expect.stringMatching(/✖ error SZ-08 [^]*\d+ errors?.* in 1 template; .*\n$/), stderr: '' });
  });

  test('reports for programs', async () => {
    const { stdout, exitCode } = await check('2', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ id: 'SZ-08', resource: 'Frame' })]) });
    expect(exitCode).toBe(1);
  });

  test('says which file cannot be read, and where', async () => {
    const file = join(folder({ 'farm.yaml': 'Resources:\n  A: [' }), 'farm.yaml');
    await expect(batchworks('check', file)).resolves.toEqual({
      exitCode: 2, stdout: '', stderr: expect.stringMatching(/^error: .*farm.yaml must be YAML .* at line 2, column \d+: .*\n$/),
    });
  });

  test('ends quietly where nobody reads to the end', async () => {
    const jobs = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`Job${index}`, { memory: '2' }]));
    const child = start(['check', writeTemplate(template({ jobs })), '--format', 'json']);
    child.stdout!.once('data', () => child.stdout!.destroy());
    await expect(outcomeOf(child)).resolves.toMatchObject({ exitCode: 1, stderr: '' });
  });

  test('explains a rule', async () => {
    await expect(batchworks('check', '--explain', 'SZ-08')).resolves.toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^SZ-08 A container asks for/), stderr: '' });
  });

  test('loads neither an SDK nor, for JSON, the YAML library', async () => {
    const file = writeTemplate(template({ jobs: { Frame: {} } }));
    const loaded = await loadedBy('check', file, '--format', 'json');
    expect(loaded.filter((path) => /node_modules\/(@aws-sdk|@smithy|yaml|hono|immutable)\//.test(path))).toEqual([]);
  });
});

/** The modules that a call of the command line loads. */
async function loadedBy(...args: string[]): Promise<string[]> {
  const print = 'process.on("exit", () => process.stderr.write(JSON.stringify(Object.keys(require.cache))))';
  const { stderr } = await outcomeOf(start(args, { NODE_OPTIONS: `--require=${join(folder({ 'print.cjs': print }), 'print.cjs')}` }));
  return JSON.parse(stderr) as string[];
}

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

  test.each([[[], 3], [['--array-size', '4'], 4]])('runs an array of the size that the construct says, unless it is told another: %j', async (options, size) => {
    await expect(run('--job', 'Frames', ...options, '--', 'sh', '-c', 'echo $AWS_BATCH_JOB_ARRAY_SIZE; exit $AWS_BATCH_JOB_ARRAY_INDEX'))
      .resolves.toMatchObject({ stdout: expect.stringMatching(new RegExp(`^\\[1\\] ${size}\n`)), stderr: expect.stringMatching(`FAILED ${size}/${size}`) });
  });

  test.each([
    ['auto', 0, 'hello you\n', /^engine: processes of this machine: no container engine answers; looked at \/no\/such\.sock/],
    ['container', 2, '', /^error: no container engine answers; looked at \/no\/such\.sock/],
  ])('where no container engine answers, --engine %s', async (engine, exitCode, stdout, message) => {
    const child = start(['run', writeTemplate(template({ jobs: JOBS })), '--queue', 'Bulk', '--job', 'Hello', '--engine', engine], { DOCKER_HOST: 'unix:///no/such.sock' });
    await expect(outcomeOf(child)).resolves.toEqual({ exitCode, stdout, stderr: expect.stringMatching(message) });
  });

  test('runs a job of several nodes, and exits with the exit code of the main node', async () => {
    const container = { Image: 'busybox', Command: ['sh', '-c', 'echo $AWS_BATCH_JOB_NODE_INDEX; exit 4'], ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '64' }] };
    const NodeProperties = { NumNodes: 1, MainNode: 0, NodeRangeProperties: [{ TargetNodes: '0:', Container: container }] };
    const Nodes = { Type: 'AWS::Batch::JobDefinition', Properties: { Type: 'multinode', JobDefinitionName: 'Nodes', NodeProperties } };
    await expect(batchworks('run', writeTemplate(template({ resources: { Nodes } })), '--queue', 'Bulk', '--job', 'Nodes'))
      .resolves.toMatchObject({ exitCode: 4, stdout: '[0] 0\n', stderr: expect.stringMatching(/Nodes FAILED/) });
  });

  test('runs a job in a queue with shares', async () => {
    const Fair = { Type: 'AWS::Batch::JobQueue', Properties: { JobQueueName: 'Fair', Priority: 1, SchedulingPolicyArn: 'arn:of:another', ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }] } };
    const file = writeTemplate(template({ jobs: JOBS, resources: { Fair } }));
    await expect(batchworks('run', file, '--queue', 'Fair', '--job', 'Hello', '--share-identifier', 'team')).resolves.toMatchObject({ exitCode: 0, stdout: 'hello you\n' });
  });

  test('ends the job at Ctrl-C', async () => {
    const child = start(['run', writeTemplate(template({ jobs: JOBS })), '--queue', 'Bulk', '--job', 'Hello', '--', 'sleep', '60']);
    const outcome = outcomeOf(child);
    child.stderr!.once('data', () => child.kill('SIGINT'));
    await expect(outcome).resolves.toMatchObject({ exitCode: 130, stdout: '', stderr: expect.not.stringContaining('error') });
  });

  test('runs a job of a nested stack that has its values from its parent', async () => {
    const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'jobs.json', Parameters: { Word: 'given', Compute: { Ref: 'Compute' } } } };
    const jobs = template({ jobs: { Hello: { command: ['echo', 'Ref::word'], properties: { Parameters: { word: { Ref: 'Word' } } } } } });
    const { Compute, ...others } = jobs.Resources as Record<string, object>;
    const directory = folder({
      'farm.json': { Resources: { Compute, Jobs: nested } },
      'jobs.json': { Parameters: { Word: { Type: 'String' }, Compute: { Type: 'String' } }, Resources: others },
    });
    await expect(batchworks('run', join(directory, 'farm.json'), '--job', 'Hello', '--queue', 'Bulk')).resolves.toMatchObject({ exitCode: 0, stdout: 'given\n' });
  });

  test('of an unknown job is bad usage', async () => {
    await expect(run('--job', 'Helo')).resolves.toMatchObject({ exitCode: 2, stderr: 'error: no job definition "Helo"; there are Hello, Frames, Fail — did you mean Hello?\n' });
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
    await expect(outcome).resolves.toMatchObject({ exitCode: 130, stdout: expect.stringMatching(/queues +Bulk, Urgent\n +jobs +Hello, Frames, Fail\n +state +\S+\.batchworks\n +engine +processes of this machine\n/) });
    await wait(1000);
    expect(existsSync(witness)).toBe(false);
  });

  test('goes on with the jobs of before and says what became of them, unless it is to begin afresh', async () => {
    const [file, state] = [writeTemplate(template({ jobs: JOBS })), temporaryFolder()];
    const first = EndpointProcess.start(file, state);
    const jobId = await first.submit({ jobDefinition: 'Hello', containerOverrides: { command: ['sleep', '60'] } });
    await first.kill();
    const second = EndpointProcess.start(file, state);
    await expect(second.describe([jobId!])).resolves.toMatchObject([{ status: 'FAILED' }]);
    await second.kill();
    expect(second.stderr).toBe('1 job ran when the local Batch ended: by the retry strategy, each has failed or runs again\n');
    const third = EndpointProcess.start(file, state, '--fresh');
    await expect(third.describe([jobId!])).resolves.toEqual([]);
    await third.kill();
    expect([third.stderr, existsSync(join(state, 'jobs.jsonl.old'))]).toEqual(['', true]);
  });

  test('refuses a state that it cannot read, and one that is in use: one line, exit code 2', async () => {
    const [file, state] = [writeTemplate(template({})), temporaryFolder()];
    writeFileSync(join(state, 'jobs.jsonl'), 'what?\n');
    const refused = await batchworks('local', file, '--state', state);
    expect(refused).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(/^error: line 1 of .*jobs.jsonl cannot be read .*; start with --fresh, .*\n$/) });
    const running = EndpointProcess.start(file, state, '--fresh');
    await running.isReady();
    await expect(batchworks('local', file, '--state', state)).resolves.toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^error: another local Batch \(process \d+\)/) });
    await running.kill();
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

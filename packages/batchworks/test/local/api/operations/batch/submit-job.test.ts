import { SubmitJobCommand } from '@aws-sdk/client-batch';
import type { SubmitJobCommandInput } from '@aws-sdk/client-batch';
import { TestBatch } from '../../../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const PRINT = { command: ['sh', '-c', 'printf "%s\\n" "$@"', 'sh', 'Ref::scene', '--to=Ref::scene/Ref::frame', 'Ref::nobody'] };

describe('SubmitJob', () => {
  test('runs the command of the job definition', async () => {
    const test = await TestBatch.start({ jobs: { Echo: { command: ['echo', 'hello'] } } });
    const jobId = await test.submit('Echo');
    await expect(test.outputOf(jobId)).resolves.toEqual(['hello']);
    await expect(test.describe(jobId)).resolves.toMatchObject({ status: 'SUCCEEDED', container: { exitCode: 0 } });
  });

  test('answers with name, id and ARN', async () => {
    const test = await TestBatch.start({ jobs: { Echo: {} } });
    const answer = await test.client.send(new SubmitJobCommand({ jobName: 'one', jobQueue: 'Bulk', jobDefinition: 'Echo' }));
    expect(answer).toMatchObject({ jobName: 'one', jobArn: `arn:aws:batch:us-east-1:000000000000:job/${answer.jobId}` });
  });

  test('replaces the placeholders of known parameters, those of the request before the defaults, and leaves unknown ones', async () => {
    const test = await TestBatch.start({ jobs: { Print: { ...PRINT, properties: { Parameters: { scene: 'default', frame: '1' } } } } });
    const jobId = await test.submit('Print', { parameters: { scene: 'harbor' } });
    await expect(test.outputOf(jobId)).resolves.toEqual(['harbor', '--to=harbor/1', 'Ref::nobody']);
  });

  test('lets the request override command and environment', async () => {
    const test = await TestBatch.start({ jobs: { Job: { container: { Environment: [{ Name: 'A', Value: '1' }, { Name: 'B', Value: '2' }] } } } });
    const jobId = await test.submitShell('Job', 'echo $A $B', { containerOverrides: { environment: [{ name: 'B', value: '3' }] } });
    await expect(test.outputOf(jobId)).resolves.toEqual(['1 3']);
  });

  test('tells the job about itself', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    const jobId = await test.submitShell('Job', 'env | grep ^AWS_BATCH | sort');
    await expect(test.outputOf(jobId)).resolves.toEqual([
      'AWS_BATCH_CE_NAME=Compute', 'AWS_BATCH_JOB_ATTEMPT=1', `AWS_BATCH_JOB_ID=${jobId}`, 'AWS_BATCH_JQ_NAME=Bulk',
    ]);
  });

  test.each([
    'Job', 'Job:1', 'arn:aws:batch:us-east-1:000000000000:job-definition/Job:1',
  ])('finds the job definition %s', async (jobDefinition) => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    await expect(test.submit(jobDefinition)).resolves.toMatch(/^[0-9a-f-]{36}$/);
  });
});

test.each(['a', 'a*', 'a'.repeat(255) + '*'])('SubmitJob takes the share identifier %j', async (shareIdentifier) => {
  const Fair = { Type: 'AWS::Batch::JobQueue', Properties: { Priority: 1, SchedulingPolicyArn: 'arn:of:another', ComputeEnvironmentOrder: [] } };
  const test = await TestBatch.start({ jobs: { Job: {} }, resources: { Fair } });
  await expect(test.describe(await test.submit('Job', { jobQueue: 'Fair', shareIdentifier }))).resolves.toMatchObject({ shareIdentifier });
});

describe('SubmitJob rejects', () => {
  const request = { jobName: 'test', jobQueue: 'Bulk', jobDefinition: 'Job' };

  test.each<[string, Partial<Record<keyof SubmitJobCommandInput, unknown>>, RegExp]>([
    ['no name', { jobName: undefined }, /^`jobName` is required$/],
    ['a name with a space', { jobName: 'a b' }, /^`jobName` must be at most 128 letters, .*, got "a b"$/],
    ['a name of 129 letters', { jobName: 'a'.repeat(129) }, /^`jobName` must be at most 128/],
    ['an unknown queue', { jobQueue: 'Bulc' }, /^no job queue "Bulc"; there are Bulk, Urgent, Fair — did you mean Bulk\?$/],
    ['an unknown job definition', { jobDefinition: 'Jab' }, /^no job definition "Jab"; there is Job/],
    ['an unknown revision', { jobDefinition: 'Job:7' }, /^no job definition "Job:7"/],
    ['an array of 1', { arrayProperties: { size: 1 } }, /^`arrayProperties.size` must be an integer from 2 to 10000, got 1$/],
    ['an array of 10,001', { arrayProperties: { size: 10_001 } }, /^`arrayProperties.size` must be an integer from 2 to 10000, got 10001$/],
    ['no attempt', { retryStrategy: { attempts: 0 } }, /^`retryStrategy.attempts` must be an integer from 1 to 10, got 0$/],
    ['11 attempts', { retryStrategy: { attempts: 11 } }, /^`retryStrategy.attempts` must be an integer from 1 to 10, got 11$/],
    ['a timeout of 59 s', { timeout: { attemptDurationSeconds: 59 } }, /^`timeout.attemptDurationSeconds` must be an integer of at least 60, got 59$/],
    ['an unknown dependency', { dependsOn: [{ jobId: 'nobody' }] }, /^`dependsOn\[0\].jobId` is no job: "nobody" does not exist$/],
    ['an unknown type of dependency', { dependsOn: [{ jobId: 'x', type: 'ONE_TO_N' }] }, /^`dependsOn\[0\].type` must be N_TO_N or SEQUENTIAL, got "ONE_TO_N"$/],
    ['N_TO_N of a job that is no array', { dependsOn: [{ jobId: 'x', type: 'N_TO_N' }] }, /^`dependsOn\[0\].type` N_TO_N is for array jobs only/],
    ['SEQUENTIAL of a job that is no array', { dependsOn: [{ type: 'SEQUENTIAL' }] }, /^`dependsOn\[0\].type` SEQUENTIAL is for array jobs only/],
    ['SEQUENTIAL after a job', { arrayProperties: { size: 2 }, dependsOn: [{ jobId: 'x', type: 'SEQUENTIAL' }] }, /^`dependsOn\[0\].jobId` must be left out beside the type SEQUENTIAL/],
    ['a dependency on nothing', { dependsOn: [{}] }, /^`dependsOn\[0\].jobId` is required$/],
    ['21 dependencies', { dependsOn: Array(21).fill({ jobId: 'x' }) }, /^`dependsOn` must have at most 20 jobs, got 21$/],
    ['a reserved variable', { containerOverrides: { environment: [{ name: 'AWS_BATCH_X', value: '' }] } }, /^`containerOverrides.environment\[0\].name` must not start with AWS_BATCH/],
    ['an empty argument', { containerOverrides: { command: ['echo', ''] } }, /^`containerOverrides.command` must have no empty string$/],
    ['an unknown resource', { containerOverrides: { resourceRequirements: [{ type: 'DISK', value: '1' }] } }, /must be VCPU, MEMORY or GPU, got "DISK"$/],
    ['an amount that is none', { containerOverrides: { resourceRequirements: [{ type: 'VCPU', value: 'two' }] } }, /must be a number, written as a string, got "two"$/],
    ['a size that Fargate does not have', { containerOverrides: { resourceRequirements: [{ type: 'MEMORY', value: '4096' }] } }, /^Fargate has no such size: `memory` must be one of 512, 1024, 2048 MiB for 0.25 vCPU on Fargate, got 4096/],
    ['a share identifier, for a queue without shares', { shareIdentifier: 'a' }, /^`shareIdentifier` must be left out: the job queue "Bulk" has no scheduling policy, got "a"$/],
    ['no share identifier, for a queue with shares', { jobQueue: 'Fair' }, /^`shareIdentifier` is required: the job queue "Fair" has a scheduling policy$/],
    ['a share identifier with a hyphen', { jobQueue: 'Fair', shareIdentifier: 'a-b' }, /^`shareIdentifier` must be at most 255 letters and digits, with an asterisk behind them or not, got "a-b"$/],
    ['an asterisk within a share identifier', { jobQueue: 'Fair', shareIdentifier: 'a*b' }, /with an asterisk behind them or not, got "a\*b"$/],
    ['a part of a MiB', { containerOverrides: { resourceRequirements: [{ type: 'MEMORY', value: '10.5' }] } }, /^`containerOverrides.resourceRequirements\[0\].value` must be a whole number, written as a string, got "10.5"$/],
    ['a part of a GPU', { containerOverrides: { resourceRequirements: [{ type: 'GPU', value: '0.5' }] } }, /must be a whole number, written as a string, got "0.5"$/],
    ['an exit code of other than digits', { retryStrategy: { attempts: 2, evaluateOnExit: [{ onExitCode: 'a*', action: 'EXIT' }] } }, /^`retryStrategy.evaluateOnExit\[0\].onExitCode` must be at most 512 digits, .*, got "a\*"$/],
    ['an exit code of 513 characters', { retryStrategy: { attempts: 2, evaluateOnExit: [{ onExitCode: '1'.repeat(512) + '*', action: 'EXIT' }] } }, /onExitCode` must be at most 512 digits, .*, got "1{199}…$/],
    ['a reason of 513 characters', { retryStrategy: { attempts: 2, evaluateOnExit: [{ onReason: 'a'.repeat(513), action: 'EXIT' }] } }, /onReason` must be at most 512 characters, got "a{199}…$/],
    ['a status reason of 513 characters', { retryStrategy: { attempts: 2, evaluateOnExit: [{ onStatusReason: 'a'.repeat(513), action: 'EXIT' }] } }, /onStatusReason` must be at most 512 characters/],
    ['more than 30 KiB', { parameters: { a: 'x'.repeat(30 * 1024) } }, /^a request of SubmitJob must have at most 30720 bytes, got 30\d{3}$/],
    ['a long parameter that is no string', { parameters: { ['a'.repeat(1000)]: 1 } }, /^`parameters.a{200}…` must be a string, got a number$/],
    ['a parameter that is no string', { parameters: { a: 1 } }, /^`parameters.a` must be a string, got a number$/],
  ])('%s', async (_, wrong, message) => {
    const Fair = { Type: 'AWS::Batch::JobQueue', Properties: { Priority: 1, SchedulingPolicyArn: 'arn:of:another', ComputeEnvironmentOrder: [] } };
    const test = await TestBatch.start({ jobs: { Job: {} }, resources: { Fair } });
    const submission = test.client.send(new SubmitJobCommand({ ...request, ...wrong } as SubmitJobCommandInput));
    await expect(submission).rejects.toMatchObject({ name: 'ClientException', message: expect.stringMatching(message), $metadata: { httpStatusCode: 400 } });
  });
});

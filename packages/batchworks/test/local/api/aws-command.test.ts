import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { temporaryFolder } from '../../_helpers/templates';
import { TestBatch } from '../../_helpers/test-batch';

/** Where the packages of Debian and others put it. An old release, which knows less than the service model of today, must do. */
const AWS = '/usr/bin/aws';
const isThere = existsSync(AWS);
if (!isThere) { process.stderr.write(`skipped: no ${AWS}, so the aws command is not tried on the local Batch\n`); }

/** The command takes a second or two to start. */
const TIMEOUT_MILLISECONDS = 120_000;

afterEach(async () => TestBatch.closeAll());

/** Runs the aws command against a local Batch, with nothing of the user's own configuration. */
function awsFor({ batch }: TestBatch) {
  const home = temporaryFolder();
  const env = {
    PATH: process.env.PATH, HOME: home, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_PAGER: '', AWS_EC2_METADATA_DISABLED: 'true',
  };
  return async (...words: string[]) => {
    const { stdout } = await promisify(execFile)(AWS, [...words, '--endpoint-url', batch.endpoint, '--output', 'json'], { env });
    return stdout === '' ? {} : JSON.parse(stdout) as Record<string, any>;
  };
}

const CONTAINER = JSON.stringify({ image: 'busybox', command: ['echo', 'hello'], resourceRequirements: [{ type: 'VCPU', value: '1' }, { type: 'MEMORY', value: '512' }] });
const KEY = { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'Key', SecretString: 's3cret' } };
const OWNER = { Type: 'AWS::SSM::Parameter', Properties: { Name: '/farm/owner', Type: 'String', Value: 'harbor' } };

(isThere ? describe : describe.skip)('the aws command', () => {
  test('registers a job definition, submits a job of it, and prints its log', async () => {
    const test = await TestBatch.start({});
    const aws = awsFor(test);
    await expect(aws('batch', 'register-job-definition', '--job-definition-name', 'Hello', '--type', 'container', '--container-properties', CONTAINER))
      .resolves.toMatchObject({ revision: 1 });
    const { jobId } = await aws('batch', 'submit-job', '--job-name', 'first', '--job-queue', 'Bulk', '--job-definition', 'Hello');
    await test.finished(jobId);
    await expect(aws('batch', 'list-jobs', '--job-queue', 'Bulk', '--job-status', 'SUCCEEDED')).resolves.toMatchObject({ jobSummaryList: [{ jobId }] });
    const { jobs: [{ container }] } = await aws('batch', 'describe-jobs', '--jobs', jobId);
    await expect(aws('logs', 'get-log-events', '--log-group-name', '/aws/batch/job', '--log-stream-name', container.logStreamName))
      .resolves.toMatchObject({ events: [{ message: 'hello' }] });
  }, TIMEOUT_MILLISECONDS);

  test('reads secrets and parameters', async () => {
    const aws = awsFor(await TestBatch.start({ resources: { Key: KEY, Owner: OWNER } }));
    await expect(aws('secretsmanager', 'get-secret-value', '--secret-id', 'Key')).resolves.toMatchObject({ SecretString: 's3cret' });
    await expect(aws('ssm', 'get-parameters', '--names', '/farm/owner')).resolves.toMatchObject({ Parameters: [{ Value: 'harbor' }] });
  }, TIMEOUT_MILLISECONDS);

  test('tags a queue', async () => {
    const aws = awsFor(await TestBatch.start({}));
    const arn = 'arn:aws:batch:us-east-1:000000000000:job-queue/Bulk';
    await aws('batch', 'tag-resource', '--resource-arn', arn, '--tags', 'team=render,stage=test');
    await aws('batch', 'untag-resource', '--resource-arn', arn, '--tag-keys', 'stage');
    await expect(aws('batch', 'list-tags-for-resource', '--resource-arn', arn)).resolves.toEqual({ tags: { team: 'render' } });
  }, TIMEOUT_MILLISECONDS);

  test('says what is wrong', async () => {
    const aws = awsFor(await TestBatch.start({}));
    await expect(aws('batch', 'submit-job', '--job-name', 'x', '--job-queue', 'Bulc', '--job-definition', 'x'))
      .rejects.toThrow('An error occurred (ClientException) when calling the SubmitJob operation: no job queue "Bulc"; there are Bulk, Urgent');
  }, TIMEOUT_MILLISECONDS);
});

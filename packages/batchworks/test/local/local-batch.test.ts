import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SubmitJobCommand } from '@aws-sdk/client-batch';
import { LocalBatch } from '../../src';
import { cloudAssembly, IMAGE, IMAGE_TAG } from '../_helpers/cloud-assembly';
import { template, temporaryFolder, writeTemplate } from '../_helpers/templates';
import { TestBatch } from '../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

const EFS = { Type: 'AWS::EFS::FileSystem', Properties: {} };
const WITH_FRAMES = {
  Volumes: [{ Name: 'frames', EfsVolumeConfiguration: { FileSystemId: { Ref: 'Frames' } } }],
  MountPoints: [{ ContainerPath: '/frames', SourceVolume: 'frames' }],
};

describe('a job of an image asset', () => {
  const start = async (command: string[]) => {
    const assembly = cloudAssembly({ jobs: { Job: { command, container: IMAGE } } }, { 'main.mjs': 'import "./lib/a.mjs";', 'lib/a.mjs': 'console.log("from the image");' });
    return { test: await TestBatch.start({}, { template: assembly }), assembly };
  };

  test('runs in the content of the image', async () => {
    const { test } = await start(['node', 'main.mjs']);
    await expect(test.outputOf(await test.submit('Job'))).resolves.toEqual(['from the image']);
  });

  test('cannot change the cloud assembly', async () => {
    const { test, assembly } = await start(['sh', '-c', 'echo changed > lib/a.mjs']);
    await expect(test.finished(await test.submit('Job'))).resolves.toMatchObject({ status: 'SUCCEEDED' });
    expect(readFileSync(join(assembly, `asset.${IMAGE_TAG}`, 'lib', 'a.mjs'), 'utf8')).toBe('console.log("from the image");');
  });

  test('can be terminated while the image is still on its way', async () => {
    const { test } = await start(['sleep', '60']);
    const jobId = await test.submit('Job');
    await test.batch.close();
    expect(existsSync(join(test.batch.stateDirectory, 'jobs', jobId))).toBe(false);
  });
});

describe('a file system', () => {
  test('is shared by the jobs, and stays', async () => {
    const test = await TestBatch.start({ jobs: { Job: { container: WITH_FRAMES } }, resources: { Frames: EFS } });
    const run = async (...command: string[]) => test.submit('Job', { containerOverrides: { command } });
    await test.finished(await run('cp', '/etc/hostname', '/frames/name'));
    await expect(test.outputOf(await run('ls', '/frames'))).resolves.toEqual(['name']);
    expect(existsSync(join(test.batch.stateDirectory, 'volumes'))).toBe(true);
  });
});

describe('a job', () => {
  test('reaches the local Batch with its own AWS SDK, and has no credentials for any other', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    const jobId = await test.submitShell('Job', 'echo $AWS_ENDPOINT_URL_BATCH $AWS_REGION $AWS_ACCESS_KEY_ID');
    await expect(test.outputOf(jobId)).resolves.toEqual([`${test.batch.endpoint} us-east-1 local`]);
  });

  test('without a command says so', async () => {
    const test = await TestBatch.start({ jobs: { Job: { command: [] } } });
    await expect(test.finished(await test.submit('Job'))).resolves.toMatchObject({
      status: 'FAILED', container: { reason: expect.stringMatching(/^CannotStartContainerError: the job definition "Job" has no `command`/) },
    });
  });

  test('that fails at once, a thousand times over, is no burden to the stack', async () => {
    const test = await TestBatch.start({ jobs: { Job: { command: [] } } });
    await expect(test.finished(await test.submit('Job', { arrayProperties: { size: 10_000 } }))).resolves.toMatchObject({
      status: 'FAILED', arrayProperties: { statusSummary: { FAILED: 10_000 } },
    });
  });
});

describe('LocalBatch', () => {
  test('keeps its state beside the template, unless told where', async () => {
    const file = writeTemplate(template({}));
    const { batch } = await TestBatch.start({}, { template: file, stateDirectory: undefined });
    expect(batch.stateDirectory).toBe(join(dirname(file), '.batchworks'));
    expect(readFileSync(join(batch.stateDirectory, '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('keeps it beside a cloud assembly, not in it', async () => {
    const assembly = cloudAssembly({}, {});
    const { batch } = await TestBatch.start({}, { template: assembly, stateDirectory: undefined });
    expect(batch.stateDirectory).toBe(join(dirname(assembly), '.batchworks'));
    expect(batch.stateDirectory).not.toContain(basename(assembly));
  });

  test('knows a queue whose compute is not in the template', async () => {
    const Imported = { Type: 'AWS::Batch::JobQueue', Properties: { Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { 'Fn::ImportValue': 'x' } }] } };
    const test = await TestBatch.start({ jobs: { Job: {} }, resources: { Imported } });
    const jobId = await test.submitShell('Job', 'echo $AWS_BATCH_CE_NAME', { jobQueue: 'Imported' });
    await expect(test.outputOf(jobId)).resolves.toEqual(['Imported-1']);
  });

  test('takes no jobs for a disabled queue', async () => {
    const Off = { Type: 'AWS::Batch::JobQueue', Properties: { State: 'DISABLED', Priority: 1, ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }] } };
    const test = await TestBatch.start({ jobs: { Job: {} }, resources: { Off } });
    await expect(test.submit('Job', { jobQueue: 'Off' })).rejects.toMatchObject({ name: 'ClientException', message: 'the job queue "Off" is DISABLED and takes no new jobs' });
  });

  test('no longer answers when it is closed', async () => {
    const test = await TestBatch.start({ jobs: { Job: {} } });
    await test.batch.close();
    await expect(test.client.send(new SubmitJobCommand({ jobName: 'x', jobQueue: 'Bulk', jobDefinition: 'Job' }))).rejects.toThrow(/ECONNREFUSED/);
  });

  test.each([
    ['/no/such/file', /^no such file or directory: \/no\/such\/file/],
    [temporaryFolder(), /^no manifest.json in /],
  ])('cannot start from %s', async (file, message) => {
    await expect(LocalBatch.start({ template: file, stateDirectory: temporaryFolder() })).rejects.toThrow(message);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerminateJobCommand } from '@aws-sdk/client-batch';
import { runOf } from './container/_helpers';
import type { LocalBatchProps } from '../../../src';
import { ContainerEngine } from '../../../src/local/engines/container-engine';
import { type Owner, ownerOf } from '../../../src/local/store/owner';
import { IMAGE, IMAGE_TAG, cloudAssembly } from '../../_helpers/cloud-assembly';
import { COMMAND_IMAGE, type ContainerService, describeContainers, ENTRYPOINT_IMAGE } from '../../_helpers/container-services';
import { SmallDisk } from '../../_helpers/small-disk';
import { temporaryFolder, type JobProps } from '../../_helpers/templates';
import { TestBatch } from '../../_helpers/test-batch';

/** For what only Amazon EC2 has. */
const EC2 = { PlatformCapabilities: ['EC2'] };

/** Whether this machine has all the rights that Linux knows: https://man7.org/linux/man-pages/man7/capabilities.7.html. */
function hasAllRights(): boolean {
  const rights = /^CapBnd:\s*(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))![1];
  return BigInt(`0x${rights}`) === 2n ** (BigInt(readFileSync('/proc/sys/kernel/cap_last_cap', 'utf8')) + 1n) - 1n;
}

describeContainers('the container engine', (startEngine) => {
  let service: ContainerService;
  beforeAll(async () => { service = await startEngine(); }, 60_000);
  afterEach(async () => {
    await TestBatch.closeAll();
    SmallDisk.unmountAll();
  });
  afterAll(async () => service.close());

  /** A local Batch with a job definition "Job" that runs a script of the shell. */
  async function start(script: string | undefined, container: Record<string, unknown> = {}, props: JobProps & Partial<LocalBatchProps> = {}) {
    const command = script === undefined ? [] : ['sh', '-c', script];
    const { properties, memory, ...batchProps } = props;
    const jobs = { Job: { command, memory, container: { Image: COMMAND_IMAGE, ...container }, properties } };
    return TestBatch.start({ jobs }, { engine: 'container', ...batchProps });
  }

  /** What it prints. */
  async function output(...args: Parameters<typeof start>) {
    const test = await start(...args);
    return test.outputOf(await test.submit('Job'));
  }

  /** How it ended. */
  async function ended(...args: Parameters<typeof start>) {
    const test = await start(...args);
    return test.finished(await test.submit('Job'));
  }

  describe('gives a container', () => {
    test('the command of its image', async () => {
      await expect(output(undefined)).resolves.toEqual(['from the image']);
    });

    test('the entry point of its image, before the command', async () => {
      const test = await start(undefined, { Image: ENTRYPOINT_IMAGE });
      await expect(test.outputOf(await test.submit('Job', { containerOverrides: { command: ['with', 'this'] } }))).resolves.toEqual(['entered with this']);
    });

    test('the environment of its definition, beside that of the image, and nothing of this machine', async () => {
      process.env.BATCHWORKS_TEST_SECRET = 'leaked';
      const lines = await output('env', { Environment: [{ Name: 'SCENE', Value: 'two\twords=1' }] });
      delete process.env.BATCHWORKS_TEST_SECRET;
      expect(lines).toEqual(expect.arrayContaining(['SCENE=two\twords=1', 'PATH=/bin', 'AWS_BATCH_JOB_ATTEMPT=1']));
      expect(lines.join()).not.toContain('leaked');
    });

    test('its secrets', async () => {
      const test = await TestBatch.start({
        jobs: { Job: { command: ['sh', '-c', 'echo $KEY'], container: { Image: COMMAND_IMAGE, Secrets: [{ Name: 'KEY', ValueFrom: { Ref: 'Key' } }] } } },
        resources: { Key: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: 'top secret' } } },
      }, { engine: 'container' });
      await expect(test.outputOf(await test.submit('Job'))).resolves.toEqual(['top secret']);
    });

    test('the address of the local Batch, which it reaches', async () => {
      const script = 'wget -q -O - --header "Content-Type: application/json" --post-data "{}" $AWS_ENDPOINT_URL_BATCH/v1/describejobqueues';
      expect((await output(script)).join()).toContain('"jobQueueName":"Bulk');
    });

    test('what it may take of memory and processors', async () => {
      const limits = 'cat /sys/fs/cgroup/memory/memory.limit_in_bytes /sys/fs/cgroup/cpu/cpu.cfs_quota_us 2>/dev/null || cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/cpu.max';
      const [memory, quota] = await output(limits, {}, { memory: '512' });
      expect([Number(memory), parseInt(quota, 10)]).toEqual([512 * 1024 * 1024, 25_000]); // of 100,000 for a processor
    });

    test('its user', async () => {
      await expect(output('id -u; id -g', { User: '1234:5678' })).resolves.toEqual(['1234', '5678']);
    });

    test('its ulimits', async () => {
      const ulimits = [{ Name: 'nofile', SoftLimit: 64, HardLimit: 128 }, { Name: 'nproc', SoftLimit: 256, HardLimit: 512 }];
      await expect(output('ulimit -n; ulimit -Hn', { Ulimits: ulimits })).resolves.toEqual(['64', '128']);
    });

    test('a root file system that is its own, and may be read only', async () => {
      await expect(output('touch /file && ls /file')).resolves.toEqual(['/file']);
      await expect(output('touch /file', { ReadonlyRootFilesystem: true })).resolves.toEqual(['touch: /file: Read-only file system']);
    });

    test('memory as a file system, and shared memory, of their sizes', async () => {
      const container = { LinuxParameters: { Tmpfs: [{ ContainerPath: '/scratch', Size: 3, MountOptions: ['mode=700'] }], SharedMemorySize: 5 } };
      await expect(output("df -m /scratch /dev/shm | awk 'NR>1 {print $2, $6}'; stat -c %a /scratch", container))
        .resolves.toEqual(['3 /scratch', '5 /dev/shm', '700']);
    });

    test('an init process', async () => {
      await expect(output('echo $$', { LinuxParameters: { InitProcessEnabled: true } })).resolves.not.toEqual(['1']);
    });

    test('file systems, which stay and are shared, and host volumes, which do not', async () => {
      const volumes = [
        { Name: 'shared', EfsVolumeConfiguration: { FileSystemId: 'fs-1', RootDirectory: '/frames' } },
        { Name: 'host', Host: { SourcePath: '/etc' } },
      ];
      const mountPoints = [{ SourceVolume: 'shared', ContainerPath: '/shared' }, { SourceVolume: 'host', ContainerPath: '/host' }];
      const test = await start('echo x >> /shared/file; cat /shared/file; ls -A /host', { Volumes: volumes, MountPoints: mountPoints }, { properties: EC2 });
      await test.outputOf(await test.submit('Job'));
      await expect(test.outputOf(await test.submit('Job'))).resolves.toEqual(['x', 'x']);
      expect(readFileSync(join(test.batch.stateDirectory, 'volumes/fs-1/frames/file'), 'utf8')).toBe('x\nx\n');
    });

    test('a file system that its own user may write to, through an access point', async () => {
      const efs = { FileSystemId: 'fs-1', AuthorizationConfig: { AccessPointId: 'fsap-1' }, TransitEncryption: 'ENABLED' };
      const container = { Volumes: [{ Name: 'v', EfsVolumeConfiguration: efs }], MountPoints: [{ SourceVolume: 'v', ContainerPath: '/mnt' }], User: '1234' };
      await expect(output('touch /mnt/file; stat -c %u /mnt/file', container)).resolves.toEqual(['1234']);
    });

    test('no right to write to a mount that is read only', async () => {
      const container = { Volumes: [{ Name: 'v' }], MountPoints: [{ SourceVolume: 'v', ContainerPath: '/mnt', ReadOnly: true }] };
      await expect(output('touch /mnt/file', container)).resolves.toEqual(['touch: /mnt/file: Read-only file system']);
    });
  });

  describe('gives no container more of this machine', () => {
    test('than the rights of every container', async () => {
      const [rights] = await output('grep CapEff /proc/self/status | cut -f 2');
      const has = (bit: bigint) => BigInt(`0x${rights}`) / 2n ** bit % 2n;
      const [CHOWN, NET_RAW, SYS_ADMIN] = [0n, 13n, 21n]; // https://man7.org/linux/man-pages/man7/capabilities.7.html
      expect([CHOWN, NET_RAW, SYS_ADMIN].map(has)).toEqual([1n, 0n, 0n]);
    });

    test.each([
      ['privileged', { Privileged: true }, /is `privileged`.*`--allow-privileged`/],
      ['device', { LinuxParameters: { Devices: [{ HostPath: '/dev/zero' }] } }, /wants the device \/dev\/zero.*`--allow-privileged`/],
    ])('unless that is allowed: %s', async (_, container, reason) => {
      await expect(ended('true', container, { properties: EC2 })).resolves.toMatchObject({
        status: 'FAILED', statusReason: 'Task failed to start', container: { reason: expect.stringMatching(reason) },
      });
    });

    test('but the devices that are allowed', async () => {
      const container = { LinuxParameters: { Devices: [{ HostPath: '/dev/zero', ContainerPath: '/dev/nothing', Permissions: ['READ'] }] } };
      await expect(output('head -c 3 /dev/nothing | wc -c', container, { properties: EC2, allowPrivileged: true })).resolves.toEqual(['3']);
    });
  });

  test('gives a container all rights where that is allowed, as far as this machine has them', async () => {
    const job = await ended('test -e /dev/loop-control', { Privileged: true }, { properties: EC2, allowPrivileged: true });
    // A machine that is a sandbox itself lacks some, which Docker insists on.
    const refused = { reason: expect.stringMatching(/^CannotStartContainerError: .*unable to apply caps: operation not permitted/) };
    expect(job.container).toMatchObject(hasAllRights() || service.givesWhatRightsThereAre ? { exitCode: 0 } : refused);
  });

  describe('tells how a container ended', () => {
    test('by its exit code', async () => {
      await expect(ended('exit 3')).resolves.toMatchObject({
        status: 'FAILED', statusReason: 'Essential container in task exited', container: { exitCode: 3 },
      });
    });

    test('for want of memory', async () => {
      await expect(ended('exec tail /dev/zero', {}, { memory: '16' })).resolves.toMatchObject({
        status: 'FAILED', container: { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
      });
    });

    test('by a signal, which is no want of memory', async () => {
      const { container } = await ended('sh -c "kill -9 \\$\\$"; exit $?');
      expect(container).toMatchObject({ exitCode: 137 });
      expect(container!.reason).toBeUndefined();
    });

    test('when it closes its output and runs on', async () => {
      await expect(ended('exec >&- 2>&-; sleep 0.5; exit 4')).resolves.toMatchObject({ container: { exitCode: 4 } });
    });

    test('when its program does not exist', async () => {
      const test = await start(undefined);
      const jobId = await test.submit('Job', { containerOverrides: { command: ['no-such-program'] } });
      await expect(test.finished(jobId)).resolves.toMatchObject({
        statusReason: 'Task failed to start', container: { reason: expect.stringMatching(/^CannotStartContainerError: .*no-such-program/) },
      });
    });

    test('when its image does not exist', async () => {
      await expect(ended('true', { Image: 'localhost:1/none:1' })).resolves.toMatchObject({
        container: { reason: expect.stringMatching(/^CannotPullContainerError: .*localhost:1.*; if it needs a login, pull localhost:1\/none:1 yourself before/) },
      });
    });

    test('with a log that a full disk has cut off, after a warning', async () => {
      const disk = new SmallDisk();
      const warning = new Promise((warned) => { jest.spyOn(process, 'emitWarning').mockImplementationOnce(warned); });
      const test = await start('sleep 1; yes | head -n 10000; exit 3', {}, { stateDirectory: join(disk.path, 'state') });
      const jobId = await test.submit('Job');
      await test.running(jobId);
      disk.fill();
      await expect(warning).resolves.toMatch(/^the log of the job .* the disk is full; make room/);
      disk.makeRoom();
      await expect(test.finished(jobId)).resolves.toMatchObject({
        status: 'FAILED', container: { exitCode: 3, reason: expect.stringMatching(/^the log is not complete: .* the disk is full; make room/) },
      });
    });

    test('when its log cannot be kept at all', async () => {
      const engine = await ContainerEngine.start({ stateDirectory: temporaryFolder(), stopTimeoutSeconds: 1, allowPrivileged: false });
      const run = runOf({}, { image: COMMAND_IMAGE, logFile: temporaryFolder() });
      const exit = await new Promise((exited) => { engine.start(run, { started: jest.fn(), exited }); });
      await engine.close();
      expect(exit).toEqual({
        statusReason: 'Task failed to start', reason: expect.stringMatching(/^CannotStartContainerError: the log of the job cannot be kept in .*: it is a folder/),
      });
      expect(service.containers).toEqual([]);
    });

    test('with all that it wrote, in its order', async () => {
      const lines = await output('for i in $(seq 2000); do echo out $i; echo err $i >&2; done; printf end');
      expect(lines.filter((line) => line.startsWith('out'))).toEqual(Array.from({ length: 2000 }, (_, i) => `out ${i + 1}`));
      expect(lines.filter((line) => line.startsWith('err'))).toHaveLength(2000);
      expect(lines.at(-1)).toBe('end');
    });
  });

  describe('ends a container', () => {
    const UNTIL_TERM = 'trap "echo bye; exit 5" TERM; echo ready; while true; do sleep 0.05; done';
    const IGNORES_TERM = 'trap "" TERM; while true; do sleep 0.05; done';

    test('that is terminated, and gives it the time to finish', async () => {
      const test = await start(UNTIL_TERM, {}, { stopTimeoutSeconds: 20 });
      const jobId = await test.submit('Job');
      await test.running(jobId);
      await new Promise((resolve) => { setTimeout(resolve, 300); }); // until the trap is set
      await test.client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
      await expect(test.finished(jobId)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'enough', container: { exitCode: 5 } });
    });

    test('that does not finish in time', async () => {
      const test = await start(IGNORES_TERM);
      const jobId = await test.submit('Job');
      await test.running(jobId);
      await test.client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
      await expect(test.finished(jobId)).resolves.toMatchObject({ statusReason: 'enough', container: { exitCode: 137 } });
      expect((await test.describe(jobId)).container!.reason).toBeUndefined();
    });

    test('that exceeds its timeout', async () => {
      await expect(ended(IGNORES_TERM, {}, { properties: { Timeout: { AttemptDurationSeconds: 1 } } })).resolves.toMatchObject({
        status: 'FAILED', statusReason: 'Job attempt duration exceeded timeout', container: { exitCode: 137 },
      });
    });

    test('that still runs when the local Batch ends, and leaves none', async () => {
      const test = await start('sleep 60');
      await test.running(await test.submit('Job'));
      expect(service.containers).toHaveLength(1);
      await TestBatch.closeAll();
      expect(service.containers).toEqual([]);
    });

    test('that still runs when the engine is closed', async () => {
      const engine = await ContainerEngine.start({ stateDirectory: temporaryFolder(), stopTimeoutSeconds: 30, allowPrivileged: false });
      const run = runOf({}, { image: COMMAND_IMAGE, command: ['sleep', '60'], logFile: join(temporaryFolder(), 'log') });
      const exited = jest.fn();
      await new Promise<void>((started) => { engine.start(run, { started, exited }); });
      await engine.close();
      expect(exited.mock.calls).toEqual([[{ exitCode: 137 }]]);
      expect(service.containers).toEqual([]);
    });

    test('that a killed local Batch has left, but none of another', async () => {
      const stateDirectory = temporaryFolder();
      const label = (state: string, owner: Owner) => ['--label', `batchworks.state=${state}`, '--label', `batchworks.process=${JSON.stringify(owner)}`];
      const gone = { pid: 2 ** 22 + 1 }; // above the highest process id of Linux
      service.cli('create', ...label(stateDirectory, gone), COMMAND_IMAGE);
      const others = [label(stateDirectory, ownerOf(process.pid)), label('/other', gone), []].map((labels) => service.cli('create', ...labels, COMMAND_IMAGE));
      await start('true', {}, { stateDirectory });
      expect(service.containers.sort()).toEqual(others.map((id) => id.slice(0, 12)).sort());
      service.cli('rm', ...others);
    });
  });

  describe('has the image of an asset made by a command', () => {
    afterEach(async () => {
      await TestBatch.closeAll(); // its containers need the image
      service.removeImage(`localhost/batchworks-asset:${IMAGE_TAG}`);
    });

    /** A local Batch with a job in the image that a script of the shell makes. */
    async function startExecutable(script: string) {
      const template = cloudAssembly({ jobs: { Job: { command: ['sh', '-c', 'echo $VERSION'], container: IMAGE } } }, { Dockerfile: `FROM ${COMMAND_IMAGE}\nENV VERSION=7\n` },
        { executable: ['sh', '-c', script] });
      return TestBatch.start({}, { template, engine: 'container' });
    }

    test('once for all of its jobs', async () => {
      const test = await startExecutable(`echo run >> runs && ${service.client} build --quiet --tag localhost/made:1 asset.* >&2 && echo localhost/made:1`);
      const jobIds = await Promise.all([test.submit('Job'), test.submit('Job')]);
      for (const jobId of [...jobIds, await test.submit('Job')]) { await expect(test.outputOf(jobId)).resolves.toEqual(['7']); }
      expect(readFileSync(join(test.batch.deployment.source, 'runs'), 'utf8')).toBe('run\n');
    });

    test.each([
      ['that fails', 'echo no luck >&2; exit 3', /^CannotPullContainerError: the image was not made by .*: it ended with exit code 3; stderr ends with:\nno luck$/s],
      ['that names no image', 'echo localhost/none:1', /^CannotPullContainerError: .* has to print the name of an image that (Podman|Docker) .* has, got "localhost\/none:1": .*none/],
    ])('%s: the job says so', async (_, script, reason) => {
      const test = await startExecutable(script);
      await expect(test.finished(await test.submit('Job'))).resolves.toMatchObject({ status: 'FAILED', container: { reason: expect.stringMatching(reason) } });
    });
  });

  describe('builds the image of an asset', () => {
    const DOCKERFILE = `FROM ${COMMAND_IMAGE} AS run\nARG VERSION\nENV VERSION=$VERSION\nCOPY --chown=7:7 . /job/\nWORKDIR /job\nFROM run\nENV VERSION=last\n`;
    afterEach(async () => {
      await TestBatch.closeAll(); // its containers need the image
      service.removeImage(`localhost/batchworks-asset:${IMAGE_TAG}`);
    });

    /** A local Batch with a job in an image of these files. */
    async function startAsset(script: string, files: Record<string, string>, source?: object) {
      const template = cloudAssembly({ jobs: { Job: { command: ['sh', '-c', script], container: IMAGE } } }, files, { networkMode: 'host', ...source });
      return TestBatch.start({}, { template, engine: 'container' });
    }

    test('from its folder', async () => {
      const test = await startAsset('cat text; stat -c %u text; echo $VERSION', { Dockerfile: DOCKERFILE, text: 'in the folder\n' });
      await expect(test.outputOf(await test.submit('Job'))).resolves.toEqual(['in the folder', '7', 'last']);
    });

    test('with the file, the stage and the arguments that the app names', async () => {
      const source = { dockerFile: 'Containerfile', dockerBuildTarget: 'run', dockerBuildArgs: { VERSION: '3' } };
      const test = await startAsset('echo $VERSION', { Containerfile: DOCKERFILE }, source);
      await expect(test.outputOf(await test.submit('Job'))).resolves.toEqual(['3']);
    });

    test('once for all the children of an array', async () => {
      const test = await startAsset('cat /built', { Dockerfile: `FROM ${COMMAND_IMAGE}\nRUN cat /proc/sys/kernel/random/uuid > /built\n` });
      const jobId = await test.submit('Job', { arrayProperties: { size: 2 } });
      await test.finished(jobId);
      const [first, second] = await Promise.all([0, 1].map(async (index) => test.outputOf(`${jobId}:${index}`)));
      expect(first).toEqual([expect.stringMatching(/^\w{8}-/)]);
      expect(second).toEqual(first);
    });

    test('which may fail, and says why', async () => {
      const test = await startAsset('true', { Dockerfile: `FROM ${COMMAND_IMAGE}\nRUN exit 9\n` });
      const { container } = await test.finished(await test.submit('Job'));
      expect(container!.reason).toMatch(/^CannotPullContainerError: the image of .*asset\.f+ was not built: .*exit.* 9/s);
    });

    test('and does not keep a job that is terminated waiting for it', async () => {
      const test = await startAsset('true', { Dockerfile: `FROM ${COMMAND_IMAGE}\nRUN sleep 20\n` });
      const jobId = await test.submit('Job');
      await new Promise((resolve) => { setTimeout(resolve, 500); });
      await test.client.send(new TerminateJobCommand({ jobId, reason: 'enough' }));
      const terminated = Date.now();
      await expect(test.finished(jobId)).resolves.toMatchObject({ status: 'FAILED', statusReason: 'enough' });
      await TestBatch.closeAll();
      expect(Date.now() - terminated).toBeLessThan(15_000);
    });
  });
});

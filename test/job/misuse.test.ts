import { Duration, Lazy, Size, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import {
  BatchPlatform, BatchPlatformProps, ContainerJobOptions, Egress, IBatchQueue, ICompute, JobConsumableResource, JobLogging, JobOperatingSystem,
  JobSecret, JobVolume, MultiContainerJobOptions, MultiNodeJobOptions, RetryPolicy,
} from '../../src';
import { addJob, IMAGE } from '../_helpers/jobs';

/** A queue on the compute that is made for it. */
function queueOn(compute: (platform: BatchPlatform) => ICompute[], props?: BatchPlatformProps): IBatchQueue {
  const platform = new BatchPlatform(new Stack(), 'Batch', props);
  return platform.addQueue('Queue', { compute: compute(platform) });
}

const fargate = () => queueOn((platform) => [platform.addFargateCompute('Fargate')]);
const ec2Compute = () => queueOn((platform) => [platform.addEc2Compute('Ec2')]);

/** How a job is misused: where it runs, what is said of it, and what the error names. */
type Misuse<Options> = [rule: string, what: string, queue: () => IBatchQueue, options: Partial<Options>, message: string];

const WINDOWS = JobOperatingSystem.WINDOWS_SERVER_2022_CORE;
const { VERSION1_0, VERSION1_2, VERSION1_3 } = ecs.FargatePlatformVersion;

/** A mount of EFS, in a platform of its own: what is mounted is refused before anything is made of it. */
function efsVolume(): JobVolume {
  const stack = new Stack();
  return JobVolume.efs(new efs.FileSystem(stack, 'FileSystem', { vpc: new ec2.Vpc(stack, 'Vpc') }), { mountPath: '/data' });
}

const ONE_CONTAINER: Misuse<ContainerJobOptions>[] = [
  ['SZ-04', 'more vCPUs than its compute has', () => queueOn((p) => [p.addEc2Compute('A', { maxVcpus: 4 }), p.addEc2Compute('B', { maxVcpus: 8 })]), { vcpus: 9 }, 'at most 8 vCPUs, the `maxVcpus` of the largest compute environment of its queue, got 9'],
  ['SZ-07', 'part of a vCPU', ec2Compute, { vcpus: 0.5 }, '`vcpus` must be an integer from 1 on EC2, got 0.5'],
  ['SZ-07', 'no vCPU', ec2Compute, { vcpus: 0 }, '`vcpus` must be an integer from 1 on EC2, got 0'],
  ['SZ-08', 'little memory', ec2Compute, { memory: Size.mebibytes(3) }, '`memory` must be at least 4 MiB, got 3'],
  ['SZ-09', 'a memory size that Fargate has not', fargate, { memory: Size.mebibytes(777) }, '`memory` must be one of 2048, 3072 … 8192 MiB for 1 vCPU on Fargate, got 777'],
  ['SZ-09', 'a vCPU count that Fargate has not', fargate, { vcpus: 3 }, '`vcpus` must be one of'],
  ['SZ-09', 'a size that Windows has not', fargate, { vcpus: 8, operatingSystem: WINDOWS }, '`vcpus` must be one of 1, 2, 4 for Windows, got 8'],
  ['SZ-12', 'a GPU on Fargate', fargate, { gpus: 1 }, '`gpus` must be absent on Fargate'],
  ['SZ-15', 'swappiness that nothing heeds', ec2Compute, { swappiness: 1 }, '`swappiness` must not be given without `maxSwap`'],
  ['SZ-15', 'too much swappiness', ec2Compute, { swappiness: 101, maxSwap: Size.mebibytes(1) }, '`swappiness` must be an integer from 0 to 100, got 101'],
  ['CE-06', 'Windows on ARM', () => queueOn((p) => [p.addFargateCompute('Arm', { architecture: ec2.InstanceArchitecture.ARM_64 })]), { operatingSystem: WINDOWS }, 'must run on x86_64, got a queue of arm64'],
  ['CE-06', 'Windows on Spot alone', () => queueOn((p) => [p.addFargateCompute('Spot', { spot: true })]), { operatingSystem: WINDOWS }, 'must have compute that is not Fargate Spot'],
  ['CE-07', 'a user on Windows', fargate, { user: 'app', operatingSystem: WINDOWS }, '`user` must be absent for Windows, got app'],
  ['CE-07', 'a read-only root on Windows', fargate, { readonlyRootFilesystem: true, operatingSystem: WINDOWS }, '`readonlyRootFilesystem` must be absent for Windows'],
  ['CE-07', 'Linux parameters on Windows', fargate, { initProcessEnabled: true, operatingSystem: WINDOWS }, '`initProcessEnabled` must be absent for Windows'],
  ['CE-07', 'EFS on Windows', fargate, { volumes: [efsVolume()], operatingSystem: WINDOWS }, 'must have no volume of EFS, got one at "/data"'],
  ['CE-31', 'a name with a dot', fargate, { jobDefinitionName: 'a.b' }, '`jobDefinitionName` must consist of letters'],
  ['IAM-12', 'a log driver that Fargate has not', fargate, { logging: JobLogging.driver('syslog') }, 'the log driver must be one of awslogs, splunk on Fargate, got "syslog"'],
  ['IAM-12', 'a log router that is not there', ec2Compute, { logging: JobLogging.driver('awsfirelens') }, 'must not be awsfirelens in a job without a log router'],
  ['ST-07', 'EFS on an old platform', fargate, { volumes: [efsVolume()], fargatePlatformVersion: VERSION1_3 }, '`fargatePlatformVersion` must be 1.4.0 or LATEST for a volume of EFS'],
  ['ST-10', 'a path of the host on Fargate', fargate, { volumes: [JobVolume.host({ hostPath: '/opt', mountPath: '/x' })] }, 'must be mounted on EC2, got "/opt"'],
  ['ST-11', 'a small disk', fargate, { ephemeralStorage: Size.gibibytes(20) }, '`ephemeralStorage` must be an integer from 21 to 200 GiB, got 20'],
  ['ST-11', 'a large disk', fargate, { ephemeralStorage: Size.gibibytes(201) }, 'got 201'],
  ['ST-11', 'part of a GiB', fargate, { ephemeralStorage: Size.mebibytes(21 * 1024 + 512) }, 'got 21.5'],
  ['ST-11', 'a disk on EC2', ec2Compute, { ephemeralStorage: Size.gibibytes(21) }, '`ephemeralStorage` must be absent but on Fargate'],
  ['ST-11', 'a disk on an old platform', fargate, { ephemeralStorage: Size.gibibytes(21), fargatePlatformVersion: VERSION1_3 }, 'beside `ephemeralStorage`, got 1.3.0'],
  ['ST-12', 'tmpfs on Fargate', fargate, { tmpfs: [{ containerPath: '/t', size: Size.mebibytes(1) }] }, '`tmpfs` must be absent on Fargate'],
  ['ST-12', 'shared memory on Fargate', fargate, { sharedMemorySize: Size.mebibytes(1) }, '`sharedMemorySize` must be absent on Fargate'],
  ['ST-12', 'devices on Fargate', fargate, { devices: [{ hostPath: '/dev/fuse' }] }, '`devices` must be absent on Fargate'],
  ['ST-12', 'swap on Fargate', fargate, { maxSwap: Size.mebibytes(1) }, '`maxSwap` must be absent on Fargate'],
  ['JD-08', 'a short timeout', fargate, { timeout: Duration.seconds(59) }, '`timeout` must be at least 60 seconds, got 59'],
  ['JD-12', 'an array of one', fargate, { arraySize: 1 }, '`arraySize` must be an integer from 2 to 10000, got 1'],
  ['JD-12', 'a large array', fargate, { arraySize: 10_001 }, 'got 10001'],
  ['JD-17', 'a long image', fargate, { image: ecs.ContainerImage.fromRegistry('x'.repeat(256)) }, 'the name of an image must have at most 255 characters, got 256'],
  ['JD-18', 'a variable of AWS Batch', fargate, { environment: { AWS_BATCH_X: 'y' } }, 'must not begin with AWS_BATCH'],
  ['JD-18', 'a secret of AWS Batch', fargate, { secrets: { AWS_BATCH_X: {} as JobSecret } }, 'must not begin with AWS_BATCH'],
  ['JD-19', 'a large definition', fargate, { environment: { DATA: 'x'.repeat(24 * 1024) } }, 'must have at most 24576 bytes, got at least'],
  ['JD-21', 'a high priority', fargate, { schedulingPriority: 10_000 }, '`schedulingPriority` must be an integer from 0 to 9999, got 10000'],
  ['JD-21', 'a low priority', fargate, { schedulingPriority: -1 }, 'got -1'],
  ['JD-29', 'privileges on Fargate', fargate, { privileged: true }, '`privileged` must be absent on Fargate'],
  ['JD-29', 'ulimits on Fargate', fargate, { ulimits: [] }, '`ulimits` must be absent on Fargate'],
  ['JD-29', 'a Fargate version on EC2', ec2Compute, { fargatePlatformVersion: VERSION1_3 }, '`fargatePlatformVersion` must be absent but on Fargate, got "1.3.0"'],
  ['JD-29', 'Windows on EC2', ec2Compute, { operatingSystem: WINDOWS }, '`operatingSystem` must be absent but on Fargate, got "WINDOWS_SERVER_2022_CORE"'],
];

const MULTI_CONTAINER: Misuse<MultiContainerJobOptions>[] = [
  ['SZ-16', 'no container', ec2Compute, { containers: [] }, '`containers` must have 1 to 10 entries, got 0'],
  ['SZ-16', 'no essential container', ec2Compute, { containers: [{ name: 'a', image: IMAGE, essential: false }] }, 'at least one container must be essential'],
  ['SZ-09', 'a sum that Fargate has not', fargate, { containers: ['a', 'b', 'c'].map((name) => ({ name, image: IMAGE })) }, 'got 3; the next valid value is 4 in all 3 containers together'],
  ['SZ-17', 'a short wait', ec2Compute, { containers: [{ name: 'a', image: IMAGE, stopTimeout: Duration.seconds(1) }] }, '`stopTimeout` of the container "a" must be an integer of at least 2 seconds, got 1'],
  ['SZ-17', 'a long wait on Fargate', fargate, { containers: [{ name: 'a', image: IMAGE, startTimeout: Duration.seconds(121) }] }, '`startTimeout` of the container "a" must be an integer from 2 to 120 seconds, got 121'],
  ['IAM-12', 'a log router on Fargate', fargate, { containers: [{ name: 'a', image: IMAGE, logging: JobLogging.driver('gelf') }] }, 'the container "a": the log driver must be one of'],
  ['JD-29', 'the memory of the host on Fargate', fargate, { ipcMode: ecs.IpcMode.HOST }, '`ipcMode` must be absent on Fargate'],
  ['JD-29', 'the processes of the host on Fargate', fargate, { pidMode: ecs.PidMode.HOST }, '`pidMode` must be "task" on Fargate'],
];

const NODES = { nodes: 1, image: IMAGE };
const MULTI_NODE: Misuse<MultiNodeJobOptions>[] = [
  ['JD-16', 'Fargate', fargate, {}, 'a job on several nodes must run on EC2, got a queue on FARGATE'],
  ['JD-16', 'Spot', () => queueOn((p) => [p.addEc2Compute('Ec2'), p.addSpotCompute('Spot')]), {}, 'must not run on Spot capacity, got Default/Batch/Spot'],
  ['JD-16', 'unmanaged compute', () => queueOn((p) => [p.addUnmanagedCompute('Own')]), {}, 'must run on compute that AWS Batch manages'],
  ['JD-16', 'no group', ec2Compute, { nodeGroups: [] }, '`nodeGroups` must have 1 to 5 entries, got 0'],
  ['JD-16', 'six groups', ec2Compute, { nodeGroups: Array(6).fill(NODES) }, 'got 6'],
  ['JD-16', 'no node', ec2Compute, { nodeGroups: [{ ...NODES, nodes: 0 }] }, '`nodes` must be an integer from 1, got 0'],
  ['JD-16', 'too many nodes', ec2Compute, { nodeGroups: [{ ...NODES, nodes: 1000 }, NODES] }, 'at most 1000 nodes in all, got 1001'],
  ['JD-16', 'a main node that is none', ec2Compute, { mainNode: 1 }, '`mainNode` must be an integer from 0 to 0, the last of 1 nodes, got 1'],
  ['SZ-04', 'more vCPUs than there are, in all nodes', () => queueOn((p) => [p.addEc2Compute('Ec2', { maxVcpus: 8 })]), { nodeGroups: [{ ...NODES, nodes: 3, vcpus: 3 }] }, 'at most 8 vCPUs'],
  ['SZ-07', 'part of a vCPU', ec2Compute, { nodeGroups: [{ ...NODES, vcpus: 0.5 }] }, '`vcpus` must be an integer from 1 on EC2'],
  ['IAM-12', 'a log router that is not there', ec2Compute, { nodeGroups: [{ ...NODES, logging: JobLogging.driver('awsfirelens') }] }, 'must not be awsfirelens'],
  ['NW-17', 'public subnets', () => queueOn((p) => [p.addEc2Compute('Ec2')], { egress: Egress.publicIp() }), {}, 'must run in private subnets'],
];

describe.each([
  ['a job of one container', ONE_CONTAINER as Misuse<any>[], (queue: IBatchQueue, options: any) => addJob(queue, options)],
  ['a job of several containers', MULTI_CONTAINER, (queue: IBatchQueue, options: any) => platformOf(queue).addMultiContainerJob('Job', { queue, containers: [{ name: 'a', image: IMAGE }], ...options })],
  ['a job on several nodes', MULTI_NODE, (queue: IBatchQueue, options: any) => platformOf(queue).addMultiNodeJob('Job', { queue, nodeGroups: [NODES], ...options })],
])('%s refuses', (_, misuses, add) => {
  test.each(misuses)('%s: %s', (rule, _what, queue, options, message) => {
    let error = new Error('nothing was refused');
    try { add(queue(), options); } catch (e) { error = e as Error; }
    expect(error.message).toContain(message);
    expect(error.message).toMatch(rule === 'CE-31' ? /replace the other characters/ : new RegExp(`\\(${rule}\\)$`));
  });
});

const platformOf = (queue: IBatchQueue) => queue.node.scope as BatchPlatform;

describe('a value class refuses', () => {
  test.each([
    ['JD-01', 'eleven attempts', () => RetryPolicy.onAnyFailure({ attempts: 11 }), '`attempts` must be an integer from 1 to 10, got 11'],
    ['JD-02', 'six conditions', () => RetryPolicy.custom(2, Array(6).fill(batch.RetryStrategy.of(batch.Action.EXIT, batch.Reason.NON_ZERO_EXIT_CODE))), 'at most 5 conditions, got 6'],
    ['JD-05', 'a long pattern', () => retryOn({ onReason: 'x'.repeat(513) }), '`onReason` must be at most 512 letters'],
    ['JD-05', 'an exit code of letters', () => retryOn({ onExitCode: 'one' }), '`onExitCode` must be at most 512 digits, with * at most at the end, got "one"'],
    ['JD-05', 'a pattern with an asterisk inside', () => retryOn({ onStatusReason: 'a*b' }), 'got "a*b"'],
    ['JD-05', 'a pattern with a hyphen', () => retryOn({ onReason: 'Out-of-memory' }), 'got "Out-of-memory"'],
    ['IAM-12', 'an unknown log driver', () => JobLogging.driver('syslogd'), '`logDriver` must be one of awsfirelens'],
  ])('%s: %s', (rule, _, misuse, message) => {
    expect(misuse).toThrow(message);
    expect(misuse).toThrow(`(${rule})`);
  });

  test.each([{ onExitCode: '1*' }, { onExitCode: '*' }, { onReason: 'CannotPullContainerError:*' }, { onStatusReason: Lazy.string({ produce: () => '-' }) }])(
    'but not %j', (reason) => { expect(() => retryOn(reason)).not.toThrow(); },
  );
});

function retryOn(reason: batch.CustomReason) {
  return RetryPolicy.custom(2, [batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.custom(reason))]);
}

describe('what no rule of the catalogue says is refused, too', () => {
  test.each<[string, () => IBatchQueue, Partial<ContainerJobOptions>, string]>([
    ['neither image nor source', fargate, { image: undefined }, 'exactly one of `image` and `source` must say what runs, got neither'],
    ['half a GPU', ec2Compute, { gpus: 0.5 }, '`gpus` must be an integer from 1, got 0.5'],
    ['a Fargate version that AWS Batch has not', fargate, { fargatePlatformVersion: VERSION1_2 }, 'must be one of LATEST, 1.4.0, 1.3.0, got 1.2.0'],
    ['a Fargate version that Windows has not', fargate, { operatingSystem: WINDOWS, fargatePlatformVersion: VERSION1_3 }, 'must be one of LATEST, 1.0.0 for Windows, got 1.3.0'],
    ['a read-only root beside ECS Exec', fargate, { enableExecuteCommand: true, readonlyRootFilesystem: true }, '`readonlyRootFilesystem` must be false beside `enableExecuteCommand`'],
    ['six consumable resources', fargate, { consumableResources: Array(6).fill(JobConsumableResource.fromArn('x', 1)) }, '`consumableResources` must have at most 5 entries, got 6'],
    ['a ulimit twice', ec2Compute, { ulimits: Array(2).fill({ name: batch.UlimitName.CPU, softLimit: 1, hardLimit: 1 }) }, '`ulimits` must name each limit once, got cpu twice'],
    ['a soft limit above the hard one', ec2Compute, { ulimits: [{ name: batch.UlimitName.CPU, softLimit: 2, hardLimit: 1 }] }, 'at most its hard limit, got 2 and 1 for cpu'],
    ['tmpfs twice at one path', ec2Compute, { tmpfs: Array(2).fill({ containerPath: '/t', size: Size.mebibytes(1) }) }, 'got "/t" twice'],
  ])('%s', (_, queue, options, message) => {
    expect(() => addJob(queue(), options)).toThrow(message);
  });

  test('nothing of a consumable resource', () => {
    expect(() => JobConsumableResource.fromArn('x', 0)).toThrow('`quantity` must be an integer of at least 1, got 0');
  });
});

test.each<[string, () => IBatchQueue, Partial<ContainerJobOptions>]>([
  ['Windows beside Spot', () => queueOn((p) => [p.addFargateCompute('Spot', { spot: true }), p.addFargateCompute('OnDemand')]), { operatingSystem: WINDOWS }],
  ['the version of Windows', fargate, { operatingSystem: WINDOWS, fargatePlatformVersion: VERSION1_0 }],
  ['no privileges on Fargate', fargate, { privileged: false }],
  ['a ulimit without end', ec2Compute, { ulimits: [{ name: batch.UlimitName.MEMLOCK, softLimit: 1, hardLimit: -1 }] }],
  ['a ulimit that is one number', ec2Compute, { ulimits: [{ name: batch.UlimitName.CPU, softLimit: 1, hardLimit: 1 }] }],
  ['Windows on compute that nobody knows', () => Object.create(fargate(), { compute: { value: [] } }), { operatingSystem: WINDOWS }],
  ['all vCPUs of its compute', () => queueOn((p) => [p.addEc2Compute('Ec2', { maxVcpus: 8 })]), { vcpus: 8 }],
  ['a token for the vCPUs', ec2Compute, { vcpus: Lazy.number({ produce: () => 1 }), memory: Size.gibibytes(1) }],
  ['a token for swappiness', ec2Compute, { maxSwap: Size.mebibytes(1), swappiness: Lazy.number({ produce: () => 1 }) }],
  ['a token for the size of an array', fargate, { arraySize: Lazy.number({ produce: () => 21 }) }],
])('%s passes', (_, queue, options) => {
  expect(() => addJob(queue(), options)).not.toThrow();
});

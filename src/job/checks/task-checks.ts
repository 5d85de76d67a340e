import { Size } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { IConstruct } from 'constructs';
import { ComputePlatform } from '../../compute/compute';
import { IntegerRange, requireInteger } from '../../private/requirements';
import { isKnown } from '../../private/tokens';
import { IBatchQueue } from '../../queue/queue';
import { JobContainerOptions } from '../job-container-options';
import { JobOperatingSystem, SingleTaskJobOptions } from '../single-task-options';
import { sum } from './size-checks';
import { sizeOf } from '../container/container-size';

/** What of a job can only fail later, in words, whose containers run as one task. Values that are not known yet (tokens) pass. */
export function taskProblems(queue: IBatchQueue, task: SingleTaskJobOptions, containers: JobContainerOptions[]): (string | undefined)[] {
  const fargate = queue.platform === ComputePlatform.FARGATE;
  return [
    ...fargate ? [platformVersionProblem(task), ephemeralStorageProblem(task)] : [misplacedProblem(task)],
    ...fargate && isWindows(task) ? [windowsQueueProblem(queue), windowsSizeProblem(containers), ...containers.map(windowsContainerProblem)] : [],
  ];
}

/** What is wrong with a volume in such a job. What a volume is, is known when it has been bound. */
export function taskVolumeProblem(queue: IBatchQueue, task: SingleTaskJobOptions, volume: batch.EcsVolume): string | undefined {
  if (queue.platform !== ComputePlatform.FARGATE || !batch.EfsVolume.isEfsVolume(volume)) { return undefined; }
  if (isWindows(task)) { return `a Windows job must have no volume of EFS, got one at "${volume.containerPath}"; use Linux (CE-07)`; }
  return task.fargatePlatformVersion === ecs.FargatePlatformVersion.VERSION1_3
    ? '`fargatePlatformVersion` must be 1.4.0 or LATEST for a volume of EFS, got 1.3.0 (ST-07)'
    : undefined;
}

/** The size of an array job, https://docs.aws.amazon.com/batch/latest/userguide/array_jobs.html. */
export const ARRAY_SIZE: IntegerRange = { min: 2, max: 10_000, advice: 'leave it out for a job of its own (JD-12)' };

/** Requires a size of an array job. */
export function requireArraySize(scope: IConstruct, arraySize: number | undefined) {
  requireInteger(scope, 'arraySize', arraySize, ARRAY_SIZE);
}

/** Whether the containers are of Windows. */
export function isWindows({ operatingSystem = JobOperatingSystem.LINUX }: SingleTaskJobOptions): boolean {
  return operatingSystem !== JobOperatingSystem.LINUX;
}

function misplacedProblem(task: SingleTaskJobOptions): string | undefined {
  if (task.ephemeralStorage) {
    return '`ephemeralStorage` must be absent but on Fargate; on EC2 give the compute environment a larger root volume (ST-11)';
  }
  const misplaced = isWindows(task) ? 'operatingSystem' : task.fargatePlatformVersion && 'fargatePlatformVersion';
  return misplaced && `\`${misplaced}\` must be absent but on Fargate, got "${task[misplaced]}"; leave it out, or give the job a queue with Fargate compute (JD-29)`;
}

const BATCH_PLATFORM_VERSIONS = [ecs.FargatePlatformVersion.LATEST, ecs.FargatePlatformVersion.VERSION1_4, ecs.FargatePlatformVersion.VERSION1_3];

/** Windows has versions of its own: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform-windows-fargate.html */
const WINDOWS_PLATFORM_VERSIONS = [ecs.FargatePlatformVersion.LATEST, ecs.FargatePlatformVersion.VERSION1_0];

function platformVersionProblem(task: SingleTaskJobOptions): string | undefined {
  const { fargatePlatformVersion: version } = task;
  const allowed = isWindows(task) ? WINDOWS_PLATFORM_VERSIONS : BATCH_PLATFORM_VERSIONS;
  return version === undefined || allowed.includes(version)
    ? undefined
    : `\`fargatePlatformVersion\` must be one of ${allowed.join(', ')}${isWindows(task) ? ' for Windows' : ''}, got ${version}; leave it out for the latest`;
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_EphemeralStorage.html */
const [MIN_STORAGE, MAX_STORAGE] = [Size.gibibytes(21), Size.gibibytes(200)];

function ephemeralStorageProblem({ ephemeralStorage: size, fargatePlatformVersion }: SingleTaskJobOptions): string | undefined {
  if (!size || size.isUnresolved()) { return undefined; }
  const gibibytes = size.toMebibytes() / 1024;
  if (!Number.isInteger(gibibytes) || gibibytes < MIN_STORAGE.toGibibytes() || gibibytes > MAX_STORAGE.toGibibytes()) {
    return `\`ephemeralStorage\` must be an integer from 21 to 200 GiB, got ${gibibytes}; without it a job has 20 GiB (ST-11)`;
  }
  return fargatePlatformVersion === ecs.FargatePlatformVersion.VERSION1_3
    ? '`fargatePlatformVersion` must be 1.4.0 or LATEST beside `ephemeralStorage`, got 1.3.0 (ST-11)'
    : undefined;
}

function windowsQueueProblem({ compute, architecture }: IBatchQueue): string | undefined {
  if (architecture === ec2.InstanceArchitecture.ARM_64) {
    return `a Windows job must run on x86_64, got a queue of ${architecture}; choose another queue (CE-06)`;
  }
  return compute.length > 0 && compute.every(({ spot }) => spot)
    ? 'a Windows job must have compute that is not Fargate Spot, got a queue with nothing else; such a job blocks the queue: add compute on demand (CE-06)'
    : undefined;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size */
const WINDOWS_VCPUS = [1, 2, 4];

function windowsSizeProblem(containers: JobContainerOptions[]): string | undefined {
  const vcpus = sum(containers.map((container) => sizeOf(container).vcpus));
  return vcpus === undefined || WINDOWS_VCPUS.includes(vcpus)
    ? undefined
    : `\`vcpus\` must be one of ${WINDOWS_VCPUS.join(', ')} for Windows, got ${vcpus}; other sizes exist for Linux only (SZ-09)`;
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_RuntimePlatform.html */
const LINUX_ONLY = ['user', 'readonlyRootFilesystem', 'initProcessEnabled'] as const;

function windowsContainerProblem(container: JobContainerOptions): string | undefined {
  if (container.source && container.source._command.length > 0) {
    return '`source` must be an image for Windows: scripts, executables and folders become images for Linux (CE-06)';
  }
  const misplaced = LINUX_ONLY.find((name) => isKnown(container[name]) && container[name] !== false);
  return misplaced && `\`${misplaced}\` must be absent for Windows, got ${String(container[misplaced])}; leave it out (CE-07)`;
}

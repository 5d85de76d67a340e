import { Size } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { JobLogging } from './job-logging';
import { JobSecret } from '../secrets/job-secret';
import { JobVolume } from '../storage/job-volume';
import { JobSource } from './source/job-source';

/** What one container runs, and what it needs for it. */
export interface JobContainerOptions {
  /**
   * The image that the container runs, of at most 255 characters. Credentials of a private registry are those that the image has
   * (`ecs.ContainerImage.fromRegistry(name, { credentials })`); the execution role may then read them.
   *
   * @default - `source` says what runs; exactly one of the two is needed
   */
  readonly image?: ecs.ContainerImage;

  /**
   * A script, an executable or a folder, around which an image is built for the CPU architecture of the queue.
   *
   * @default - `image` says what runs; exactly one of the two is needed
   */
  readonly source?: JobSource;

  /**
   * The command, one string an argument; beside a `source` that is a script, an executable or a folder: the arguments of that.
   *
   * `Ref::name` stands for the parameter `name`, which must be in `parameters` or `requiredParameters`.
   *
   * @default - the command of the image, or the source without arguments
   */
  readonly command?: string[];

  /**
   * The vCPUs: on Fargate 0.25, 0.5, 1, 2, 4, 8, 16 or 32, on EC2 an integer from 1. Not ECS CPU units.
   *
   * Where a job has several containers, it is their sum that has to be a size of Fargate.
   *
   * @default 1
   */
  readonly vcpus?: number;

  /**
   * The memory, a hard limit: a container that takes more is killed. At least 4 MiB; on Fargate a size that goes with the vCPUs.
   *
   * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html
   * @default - 2 GiB a vCPU, at least 2 GiB
   */
  readonly memory?: Size;

  /**
   * The GPUs, an integer from 1. Not on Fargate.
   *
   * @default - none
   */
  readonly gpus?: number;

  /**
   * Environment variables. A value here stands in the template for all to read: what is secret goes into `secrets`.
   *
   * Names must not begin with `AWS_BATCH`, which AWS Batch keeps for itself.
   *
   * @default - only what AWS Batch sets
   */
  readonly environment?: { [name: string]: string };

  /**
   * Environment variables whose values are secrets.
   *
   * A job with secrets gets an execution role of its own that may read just these.
   *
   * @default - none
   */
  readonly secrets?: { [name: string]: JobSecret };

  /**
   * Storage, each at a path of its own.
   *
   * @default - only the container's own file system, which is gone with the job
   */
  readonly volumes?: JobVolume[];

  /**
   * Where the output goes.
   *
   * @default - the log group of the queue
   */
  readonly logging?: JobLogging;

  /**
   * The user that the command runs as, a name or a number, with an optional group (`1000:1000`). Not on Windows.
   *
   * @default - the user of the image
   */
  readonly user?: string;

  /**
   * Whether the container's own file system can only be read. Not on Windows.
   *
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;

  /**
   * Whether the container has the rights of root on its host. Not on Fargate.
   *
   * @default false
   */
  readonly privileged?: boolean;

  /**
   * Limits of what processes may use, for example open files. Each name once; not on Fargate.
   *
   * @default - the limits of the host's container runtime
   */
  readonly ulimits?: batch.Ulimit[];

  /**
   * Devices of the host that the container sees. Not on Fargate.
   *
   * @default - none
   */
  readonly devices?: batch.Device[];

  /**
   * File systems in memory, each at a path of its own. They count towards `memory`. Not on Fargate.
   *
   * @default - none
   */
  readonly tmpfs?: batch.Tmpfs[];

  /**
   * The size of `/dev/shm`, in whole MiB. Not on Fargate.
   *
   * @default - 64 MiB, the default of the container runtime
   */
  readonly sharedMemorySize?: Size;

  /**
   * How much swap space of its host the container may use, in whole MiB; 0 for none. The host must have some: the images that AWS
   * makes have none. Not on Fargate.
   *
   * @default - twice the memory, where the host has swap space
   */
  readonly maxSwap?: Size;

  /**
   * How willingly the kernel swaps: 0 (only where it must) to 100. Needs `maxSwap`, without which AWS Batch ignores it. Not on Fargate.
   *
   * @default - 60
   */
  readonly swappiness?: number;

  /**
   * Whether a small init process runs first, which forwards signals and reaps processes. On every platform but Windows.
   *
   * @default false
   */
  readonly initProcessEnabled?: boolean;
}

import { Duration, Size } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import { JobLogging } from './job-logging';
import { RetryPolicy } from './retry-policy';
import { IBatchQueue } from '../queue/queue';
import { JobSecret } from '../secrets/job-secret';
import { JobVolume } from '../storage/job-volume';

/** What a job of one container runs, and what it needs for it. */
export interface ContainerJobOptions {
  /**
   * The queue that the job is made for.
   *
   * Platform (Fargate or EC2), CPU architecture, network and log group follow from it.
   */
  readonly queue: IBatchQueue;

  /** The image that the job runs. */
  readonly image: ecs.ContainerImage;

  /**
   * The command, one string an argument.
   *
   * `Ref::name` stands for the parameter `name`, which must be in `parameters` or `requiredParameters`.
   *
   * @default - the command of the image
   */
  readonly command?: string[];

  /**
   * The vCPUs: on Fargate 0.25, 0.5, 1, 2, 4, 8, 16 or 32, on EC2 an integer from 1. Not ECS CPU units.
   *
   * @default 1
   */
  readonly vcpus?: number;

  /**
   * The memory, a hard limit: a job that takes more is killed. At least 4 MiB; on Fargate a size that goes with the vCPUs.
   *
   * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html
   * @default - 2 GiB a vCPU, at least 2 GiB
   */
  readonly memory?: Size;

  /**
   * The GPUs, an integer from 1. Only on EC2.
   *
   * @default - none
   */
  readonly gpus?: number;

  /**
   * Parameters with their defaults; a submission can give other values.
   *
   * @default - none
   */
  readonly parameters?: { [name: string]: string };

  /**
   * Names of parameters that have no default: every submission gives their values. Where one forgets it, the job gets
   * the placeholder (`Ref::name`) as it stands.
   *
   * @default - none
   */
  readonly requiredParameters?: string[];

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
   * Whether and when a job that failed runs again.
   *
   * @default - `RetryPolicy.onHostLoss()`: 3 attempts when the host was lost or the image could not be pulled, else none
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * How long one attempt may run until AWS Batch ends it, at least 60 seconds. A job that timed out is not retried.
   *
   * @default - no limit on EC2, 14 days on Fargate
   */
  readonly timeout?: Duration;

  /**
   * The role of the job's code. It must trust `ecs-tasks.amazonaws.com`.
   *
   * @default - a role is made when something is granted to the job; a job that holds no permission has none
   */
  readonly jobRole?: iam.IRole;

  /**
   * The role with which ECS pulls the image, reads the secrets and writes the log.
   *
   * @default - jobs without secrets share one role in their stack; a job with secrets gets its own
   */
  readonly executionRole?: iam.IRole;

  /**
   * The physical name of the job definition: at most 128 letters, digits, `-` and `_`.
   *
   * @default - CloudFormation makes one
   */
  readonly jobDefinitionName?: string;

  /**
   * The user that the command runs as, a name or a number, with an optional group (`1000:1000`).
   *
   * @default - the user of the image
   */
  readonly user?: string;

  /**
   * Whether the container's own file system can only be read.
   *
   * @default false
   */
  readonly readonlyRootFilesystem?: boolean;
}

/** Properties of `ContainerJob`. */
export interface ContainerJobProps extends ContainerJobOptions {}

import { Size } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { JobConsumableResource } from './consumable-resource';

/** The operating system of a job's containers, as AWS Batch knows them. */
export enum JobOperatingSystem {
  /** Linux. */
  LINUX = 'LINUX',
  /** Windows Server 2019 Core, on Fargate. */
  WINDOWS_SERVER_2019_CORE = 'WINDOWS_SERVER_2019_CORE',
  /** Windows Server 2019 Full, on Fargate. */
  WINDOWS_SERVER_2019_FULL = 'WINDOWS_SERVER_2019_FULL',
  /** Windows Server 2022 Core, on Fargate. */
  WINDOWS_SERVER_2022_CORE = 'WINDOWS_SERVER_2022_CORE',
  /** Windows Server 2022 Full, on Fargate. */
  WINDOWS_SERVER_2022_FULL = 'WINDOWS_SERVER_2022_FULL',
}

/** What a job has whose containers run side by side, as one task on one host. */
export interface SingleTaskJobOptions {
  /**
   * How many children the job has where nobody says otherwise: 2 to 10,000.
   *
   * AWS Batch takes the size of an array job with the submission, not with the definition. This is what whoever submits the job
   * should ask for: it can be read as `job.arraySize`, and stands in the template's metadata as `cdk-batchworks:arraySize`. A child
   * finds its own number in `AWS_BATCH_JOB_ARRAY_INDEX`.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/array_jobs.html
   * @default - a job of its own, not an array
   */
  readonly arraySize?: number;

  /**
   * What the job takes of resources that AWS Batch counts, at most five. It waits in RUNNABLE until there is enough of all.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/resource-aware-scheduling.html
   * @default - none
   */
  readonly consumableResources?: JobConsumableResource[];

  /**
   * The disk of the task, 21 to 200 GiB. Only on Fargate; on EC2 it is the root volume of the compute environment.
   *
   * @default - 20 GiB, the size that Fargate has without it
   */
  readonly ephemeralStorage?: Size;

  /**
   * The platform version of Fargate: `LATEST`, `VERSION1_4` or `VERSION1_3`. EFS volumes and ephemeral storage need 1.4.0.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/fargate-job-definitions.html
   * @default - the latest one
   */
  readonly fargatePlatformVersion?: ecs.FargatePlatformVersion;

  /**
   * The operating system. Windows runs on Fargate only, on X86_64, not on Spot capacity, from 1 to 4 vCPUs, and without `user`,
   * `readonlyRootFilesystem`, `privileged`, `ulimits`, everything of Linux, and EFS.
   *
   * @see https://docs.aws.amazon.com/batch/latest/APIReference/API_RuntimePlatform.html
   * @default JobOperatingSystem.LINUX
   */
  readonly operatingSystem?: JobOperatingSystem;
}

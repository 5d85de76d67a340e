import { Duration } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { JobContainerOptions } from './job-container-options';
import { JobLogRouter } from './job-log-router';
import { JobOptions } from './job-options';
import { SingleTaskJobOptions } from './single-task-options';

/** What a container waits for before it starts: how far another one has to be. */
export enum JobContainerCondition {
  /** The other container has started. */
  START = 'START',
  /** The other container has ended, whatever its exit code; it must not be essential. */
  COMPLETE = 'COMPLETE',
  /** The other container has ended with the exit code 0; it must not be essential. */
  SUCCESS = 'SUCCESS',
}

/** One of the containers of a job, which run side by side on one host. */
export interface JobContainer extends JobContainerOptions {
  /** The name, by which others wait for it and a submission overrides it: at most 255 letters, digits, hyphens and underscores, each once. */
  readonly name: string;

  /**
   * Whether the job ends when this container does, with its exit code. One container at least has to be essential.
   *
   * @default true
   */
  readonly essential?: boolean;

  /**
   * What the container waits for before it starts: names of other containers, and how far they have to be.
   *
   * @default - it starts at once
   */
  readonly dependsOn?: { [name: string]: JobContainerCondition };

  /**
   * How long others wait for this container, from 2 seconds; on Fargate at most 120 seconds.
   *
   * @default - Amazon ECS decides
   */
  readonly startTimeout?: Duration;

  /**
   * How long the container may take to end when it is told to, from 2 seconds; on Fargate at most 120 seconds. Then it is killed.
   *
   * @default - 30 seconds, or what the ECS agent of the instance is set to
   */
  readonly stopTimeout?: Duration;

  /**
   * Makes the container the log router of the job (FireLens): others send it their output by `JobLogging.driver('awsfirelens', …)`.
   * One container at most; its own output goes elsewhere.
   *
   * @default - an ordinary container
   */
  readonly logRouter?: JobLogRouter;
}

/** What a job of several containers runs, and what it needs for it. */
export interface MultiContainerJobOptions extends JobOptions, SingleTaskJobOptions {
  /** The containers, 1 to 10. Their sizes add up to the size of the job. A volume in several of them is shared. */
  readonly containers: JobContainer[];

  /**
   * Whose shared memory and semaphores the containers see. Not on Fargate.
   *
   * @default - the container runtime of the host decides
   */
  readonly ipcMode?: ecs.IpcMode;

  /**
   * Whose processes the containers see; on Fargate `TASK` only.
   *
   * @default - each container sees its own
   */
  readonly pidMode?: ecs.PidMode;
}

/** Properties of `MultiContainerJob`. */
export interface MultiContainerJobProps extends MultiContainerJobOptions {}

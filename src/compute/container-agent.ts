import { Duration } from 'aws-cdk-lib';

/**
 * When the Amazon ECS agent of an instance pulls the image of a job.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html
 */
export enum ImagePullBehavior {
  /** For every job; a copy on the instance is used where the registry cannot be reached. */
  DEFAULT = 'default',
  /** For every job; it fails where the registry cannot be reached. */
  ALWAYS = 'always',
  /** For the first job of an instance, and again after the image was cleaned up. */
  ONCE = 'once',
  /** Only where the instance has no copy. Images are then never cleaned up. */
  PREFER_CACHED = 'prefer-cached',
}

/**
 * Settings of the Amazon ECS agent, which starts the containers of an instance.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-agent-config.html
 */
export interface ContainerAgentOptions {
  /**
   * When the image of a job is pulled.
   *
   * @default ImagePullBehavior.ONCE
   */
  readonly imagePullBehavior?: ImagePullBehavior;

  /**
   * How long a container that has stopped, and what it has written, stays on the disk. At least one second.
   *
   * @default Duration.minutes(10)
   */
  readonly taskCleanupDelay?: Duration;

  /**
   * Whether an instance takes no further job once AWS has announced to take it back.
   *
   * @default - true on spot instances, false on others
   */
  readonly spotDraining?: boolean;

  /**
   * Further settings by their names, such as `{ ECS_CONTAINER_STOP_TIMEOUT: '90s' }`.
   *
   * @default - none
   */
  readonly variables?: { [name: string]: string };
}

import { aws_iam } from 'aws-cdk-lib/interfaces';
import { JobDefinitionOptions } from './job-definition-options';

/** What every kind of job has that runs as tasks of Amazon ECS: on Fargate, on EC2 or on managed instances. */
export interface JobOptions extends JobDefinitionOptions {
  /**
   * Whether the Amazon ECS tasks of the job get the tags of the job and of its definition, so that its costs can be found.
   *
   * A job with more than 50 tags in all fails. The children of an array job get none.
   *
   * @see https://docs.aws.amazon.com/batch/latest/userguide/using-tags.html
   * @default true
   */
  readonly propagateTags?: boolean;

  /**
   * Whether you can run a command in a container of the running job with `aws ecs execute-command`.
   *
   * The role of the job gets the four actions of `ssmmessages` that this takes. Excludes `readonlyRootFilesystem`: the agent of
   * Systems Manager writes to the container's file system. `initProcessEnabled` ends what such commands leave behind.
   *
   * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
   * @default false
   */
  readonly enableExecuteCommand?: boolean;

  /**
   * The role of the job's code: an L1, an L2 or an imported one. It must trust `ecs-tasks.amazonaws.com`.
   *
   * What is granted to the job is added to the role, unless it belongs to another account.
   *
   * @default - a role is made when something is granted to the job; a job that holds no permission has none
   */
  readonly jobRole?: aws_iam.IRoleRef;

  /**
   * The role with which ECS pulls the images, reads the secrets and writes the log: an L1, an L2 or an imported one. It must trust
   * `ecs-tasks.amazonaws.com`.
   *
   * What the job needs is added to the role, unless it belongs to another account.
   *
   * @default - jobs without secrets share one role in their stack; a job with secrets gets its own
   */
  readonly executionRole?: aws_iam.IRoleRef;
}

import * as batch from 'aws-cdk-lib/aws-batch';
import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';

/** How a log router is set up. */
export interface JobLogRouterOptions {
  /**
   * Whether cluster, task and container are added to each line.
   *
   * @default true
   */
  readonly ecsLogMetadata?: boolean;

  /**
   * The absolute path of a configuration file in the image of the router, which is read after the one that Amazon ECS makes.
   *
   * @default - the configuration that Amazon ECS makes
   */
  readonly configFile?: string;
}

/**
 * The program that takes the output of the other containers of a job, and sends it on: FireLens.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const queue: BatchQueue;
 *
 * batch.addMultiContainerJob('Routed', {
 *   queue,
 *   containers: [
 *     {
 *       name: 'router',
 *       image: ecs.ContainerImage.fromRegistry('public.ecr.aws/aws-observability/aws-for-fluent-bit:2.34.0'),
 *       logRouter: JobLogRouter.fluentBit(),
 *     },
 *     {
 *       name: 'work',
 *       source: JobSource.script('./work.py'),
 *       logging: JobLogging.driver('awsfirelens', { options: { Name: 'firehose', delivery_stream: 'logs' } }),
 *     },
 *   ],
 * });
 */
export class JobLogRouter {
  /**
   * Fluent Bit; the image of the container has it.
   *
   * @param options How it is set up.
   */
  public static fluentBit(options: JobLogRouterOptions = {}): JobLogRouter {
    return new JobLogRouter('fluentbit', options);
  }

  /**
   * Fluentd; the image of the container has it.
   *
   * @param options How it is set up.
   */
  public static fluentd(options: JobLogRouterOptions = {}): JobLogRouter {
    return new JobLogRouter('fluentd', options);
  }

  private constructor(private readonly type: string, private readonly options: JobLogRouterOptions) {
    const { configFile } = options;
    if (isKnown(configFile) && !configFile.startsWith('/')) {
      fail(undefined, `\`configFile\` must be an absolute path in the image of the router, got "${configFile}"; did you mean "/${configFile}"?`);
    }
  }

  /**
   * What CloudFormation gets.
   *
   * @internal
   */
  public _render(): batch.CfnJobDefinition.FirelensConfigurationProperty {
    const { ecsLogMetadata = true, configFile } = this.options;
    return {
      type: this.type,
      options: {
        'enable-ecs-log-metadata': `${ecsLogMetadata}`,
        ...(configFile !== undefined && { 'config-file-type': 'file', 'config-file-value': configFile }),
      },
    };
  }
}

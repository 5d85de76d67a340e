import { Size } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { aws_logs } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { fail } from '../private/errors';
import { JobSecret } from '../secrets/job-secret';

/** How the output of a job gets into CloudWatch Logs. */
export interface CloudWatchJobLoggingOptions {
  /**
   * The log group: an L1, an L2 or an imported one.
   *
   * @default - the log group of the job's queue
   */
  readonly logGroup?: aws_logs.ILogGroupRef;

  /**
   * What the names of the log streams begin with; the rest is `/default/<id of the task>`.
   *
   * @default - the id of the construct
   */
  readonly streamPrefix?: string;

  /**
   * Whether a job waits while CloudWatch Logs does not take its output (`BLOCKING`), or loses output (`NON_BLOCKING`).
   *
   * @default - AWS decides, by the default log driver mode of the account: https://docs.aws.amazon.com/batch/latest/userguide/using_awslogs.html
   */
  readonly mode?: ecs.AwsLogDriverMode;

  /**
   * How much output waits in memory in the mode `NON_BLOCKING`.
   *
   * @default - 1 MiB, the default of the log driver
   */
  readonly maxBufferSize?: Size;

  /**
   * A regular expression that marks the first line of a message of several lines.
   *
   * @default - every line is a message
   */
  readonly multilinePattern?: string;
}

/** Options of a log driver other than CloudWatch Logs. */
export interface JobLogDriverOptions {
  /**
   * The options of the driver, by their names.
   *
   * @default - none
   */
  readonly options?: { [name: string]: string };

  /**
   * Options whose value is a secret, for example `splunk-token`.
   *
   * @default - none
   */
  readonly secretOptions?: { [name: string]: JobSecret };
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_LogConfiguration.html */
const LOG_DRIVERS = ['awsfirelens', 'awslogs', 'fluentd', 'gelf', 'journald', 'json-file', 'splunk', 'syslog'];
const FARGATE_LOG_DRIVERS = ['awslogs', 'splunk'];

/**
 * Where the output of a job goes.
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const queue: BatchQueue;
 * declare const splunk: secretsmanager.ISecret;
 *
 * batch.addJob('Audit', {
 *   queue,
 *   image: ecs.ContainerImage.fromAsset('./audit'),
 *   logging: JobLogging.driver('splunk', {
 *     options: { 'splunk-url': 'https://splunk.example.com:8088' },
 *     secretOptions: { 'splunk-token': JobSecret.fromSecretsManager(splunk) },
 *   }),
 * });
 */
export class JobLogging {
  /**
   * CloudWatch Logs. Without options, this is what every job does anyway.
   *
   * @param options Another log group, stream prefix or mode.
   */
  public static cloudWatch(options: CloudWatchJobLoggingOptions = {}): JobLogging {
    return new JobLogging('awslogs', [], (defaults) => new ecs.AwsLogDriver({
      ...options,
      logGroup: options.logGroup ?? defaults.logGroup(),
      streamPrefix: options.streamPrefix ?? defaults.streamPrefix,
    }));
  }

  /**
   * Any log driver that AWS Batch knows, by name; some of its options can be secrets.
   *
   * @param logDriver `awsfirelens`, `awslogs`, `fluentd`, `gelf`, `journald`, `json-file`, `splunk` or `syslog`; on Fargate `awslogs` or `splunk`.
   * @param options The options of the driver.
   */
  public static driver(logDriver: string, options: JobLogDriverOptions = {}): JobLogging {
    if (!LOG_DRIVERS.includes(logDriver)) {
      fail(undefined, `\`logDriver\` must be one of ${LOG_DRIVERS.join(', ')}, got "${logDriver}"; choose one of them (IAM-12)`);
    }
    return new JobLogging(logDriver, Object.values(options.secretOptions ?? {}), () => new SecretAwareLogDriver(logDriver, options));
  }

  private constructor(
    /** @internal */ public readonly _logDriver: string,
    /** @internal */ public readonly _secrets: JobSecret[],
    /** @internal */ public readonly _toLogDriver: (defaults: LoggingDefaults) => ecs.LogDriver,
  ) {}

  /**
   * What keeps a Fargate job from logging this way, in words; nothing where it can.
   *
   * @internal
   */
  public _fargateProblem(): string | undefined {
    return FARGATE_LOG_DRIVERS.includes(this._logDriver)
      ? undefined
      : `the log driver must be one of ${FARGATE_LOG_DRIVERS.join(', ')} on Fargate, got "${this._logDriver}"; use an EC2 compute environment for the others (IAM-12)`;
  }
}

/**
 * What a job does where nothing else is said.
 *
 * @internal
 */
export interface LoggingDefaults {
  readonly streamPrefix: string;
  /** Asked only where it is needed: the queue makes its log group at the first question. */
  logGroup(): logs.ILogGroup;
}

class SecretAwareLogDriver extends ecs.LogDriver {
  constructor(private readonly logDriver: string, private readonly props: JobLogDriverOptions) {
    super();
  }

  public bind(_scope: Construct, container: ecs.ContainerDefinition): ecs.LogDriverConfig {
    const secrets = Object.entries(this.props.secretOptions ?? {});
    for (const [, secret] of secrets) {
      secret._grantRead(container.taskDefinition.obtainExecutionRole());
    }
    return {
      logDriver: this.logDriver,
      options: this.props.options,
      secretOptions: secrets.length > 0 ? secrets.map(([name, secret]) => ({ name, valueFrom: secret._valueFrom })) : undefined,
    };
  }
}

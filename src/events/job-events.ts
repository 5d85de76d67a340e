import * as events from 'aws-cdk-lib/aws-events';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { IConstruct } from 'constructs';
import { NO_NODE, WITH_LOG, WITHOUT_LOG } from './job-patterns';
import { MessageTarget } from './message-target';
import { MessageKind } from './message-text';
import { TwinRule } from './twin-rule';
import { arnWithoutRevision } from '../private/arns';

const STATE_CHANGE = 'Batch Job State Change';

/** Which events of jobs, and where they go. */
export interface JobEventOptions extends events.OnEventOptions {
  /**
   * Whether the children of an array job count, each by itself: up to 10,000 events where the array is one.
   *
   * An array job fails when any of its children has failed and all have ended. The nodes of a multi-node job never count by themselves.
   *
   * @default false
   */
  readonly arrayChildren?: boolean;
}

/**
 * What becomes of jobs, as rules of Amazon EventBridge: with any target of `aws-events-targets`, or with a message that a person can read.
 *
 * AWS Batch sends an event whenever a job changes its state. It may send one twice. A job that is retried is not FAILED, but RUNNABLE again.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/batch_job_events.html
 *
 * @example
 * declare const job: ContainerJob;
 * declare const onCall: sns.Topic;
 * declare const cleanUp: lambda.Function;
 *
 * job.events.onFailed('Alert', { target: JobMessage.toTopic(onCall) });
 * job.events.onStateChange('CleanUp', {
 *   target: new targets.LambdaFunction(cleanUp),
 *   eventPattern: { detail: { status: ['SUCCEEDED', 'FAILED'] } },
 * });
 */
export class JobEvents {
  /**
   * The events of all jobs that are submitted with a definition, of whatever revision.
   *
   * @param jobDefinition The definition: one of this library, of `aws-cdk-lib`, or an imported one.
   */
  public static fromJobDefinition(jobDefinition: aws_batch.IJobDefinitionRef): JobEvents {
    // the event names the revision, and every change of the definition makes another one
    return new JobEvents(jobDefinition, { jobDefinition: [{ prefix: `${arnWithoutRevision(jobDefinition)}:` }] });
  }

  protected constructor(
    /** @internal */ protected readonly _source: IConstruct,
    /** @internal */ protected readonly _filter: { readonly [field: string]: any[] },
  ) {}

  /**
   * Does something whenever a job changes its state, but when it is submitted. The event pattern of the options narrows it.
   *
   * @param id The id of the rule, below the construct that the events are of.
   * @param options Where the events go, and which ones.
   */
  public onStateChange(id: string, options: JobEventOptions = {}): events.Rule {
    return this.onStates(id, undefined, options);
  }

  /**
   * Does something when a job has failed, and is not tried again.
   *
   * @param id The id of the rule, below the construct that the events are of.
   * @param options Where the events go, and which ones.
   */
  public onFailed(id: string, options: JobEventOptions = {}): events.Rule {
    return this.onStates(id, ['FAILED'], options);
  }

  /**
   * Does something when a job has succeeded.
   *
   * @param id The id of the rule, below the construct that the events are of.
   * @param options Where the events go, and which ones.
   */
  public onSucceeded(id: string, options: JobEventOptions = {}): events.Rule {
    return this.onStates(id, ['SUCCEEDED'], options);
  }

  private onStates(id: string, status: string[] | undefined, options: JobEventOptions): events.Rule {
    const detail = {
      ...this._filter,
      ...NO_NODE,
      ...status && { status },
      // only a child has an index
      ...!options.arrayChildren && { arrayProperties: { index: [{ exists: false }] } },
    };
    const { target } = options;
    if (!(target instanceof MessageTarget)) { return this._on(id, STATE_CHANGE, detail, options); }
    const withLog = { ...options, ruleName: undefined, target: target.of(MessageKind.JOB_WITH_LOG) };
    const twin = this._on(`${id}WithLog`, STATE_CHANGE, { ...detail, ...WITH_LOG }, withLog);
    return this._on(id, STATE_CHANGE, { ...detail, ...WITHOUT_LOG }, options, twin);
  }

  /**
   * A rule for events of AWS Batch.
   *
   * @param twin The rule for the other half of the events.
   * @internal
   */
  protected _on(id: string, detailType: string, detail: { [field: string]: any }, options: events.OnEventOptions, twin?: events.Rule): events.Rule {
    const rule = new TwinRule(options.crossStackScope ?? this._source, id, {
      ruleName: options.ruleName,
      description: options.description,
      eventPattern: { source: ['aws.batch'], detailType: [detailType], detail },
      targets: options.target && [options.target],
    });
    rule.addEventPattern(options.eventPattern);
    rule.twin = twin;
    return rule;
  }
}

import * as events from 'aws-cdk-lib/aws-events';
import { IConstruct } from 'constructs';
import { JobEventOptions } from './job-event-options';
import { NO_NODE, WITH_LOG, WITHOUT_LOG } from './job-patterns';
import { MessageTarget } from './message-target';
import { MessageKind } from './message-text';
import { TwinRule } from './twin-rule';

const STATE_CHANGE = 'Batch Job State Change';

/** What an event tells of its job or queue, by the field of its detail. */
type EventFilter = { readonly [field: string]: any[] };

/**
 * The events of jobs, whatever tells which jobs: a definition or a queue.
 *
 * @internal
 */
export abstract class BatchEvents {
  constructor(private readonly source: IConstruct, protected readonly _filter: EventFilter) {}

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
    const rule = new TwinRule(options.crossStackScope ?? this.source, id, {
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

import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { ScheduleBase } from './schedule-base';
import { BatchScheduleOptions } from './schedule-options';

/** Options of a `WorkflowSchedule`: when, and what. */
export interface WorkflowScheduleOptions extends BatchScheduleOptions {
  /** What is started: the state machine of a graph of jobs, or any other. */
  readonly stateMachine: sfn.IStateMachine;

  /**
   * Its input. It may hold what only the start knows, for example `scheduler.ContextAttribute.scheduledTime`.
   *
   * @default - an empty object
   */
  readonly input?: { [key: string]: any };
}

/** Properties of a `WorkflowSchedule`. */
export interface WorkflowScheduleProps extends WorkflowScheduleOptions {}

/**
 * Starts a state machine again and again, with EventBridge Scheduler.
 *
 * @example
 * declare const etl: sfn.IStateMachine;
 *
 * new WorkflowSchedule(this, 'Nightly', {
 *   stateMachine: etl,
 *   schedule: scheduler.ScheduleExpression.rate(Duration.hours(6)),
 *   input: { due: scheduler.ContextAttribute.scheduledTime },
 * });
 */
export class WorkflowSchedule extends ScheduleBase {
  constructor(scope: Construct, id: string, props: WorkflowScheduleProps) {
    super(scope, id, props, () => ({
      arn: props.stateMachine.stateMachineArn,
      input: props.input ?? {},
      grantTo: (role) => props.stateMachine.grantStartExecution(role),
    }));
  }
}

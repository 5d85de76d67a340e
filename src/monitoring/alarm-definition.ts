import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { RunbookEntry } from './runbook';

const { GREATER_THAN_THRESHOLD, GREATER_THAN_OR_EQUAL_TO_THRESHOLD } = cloudwatch.ComparisonOperator;
const { MISSING, NOT_BREACHING } = cloudwatch.TreatMissingData;

/** What an alarm says, and when. */
export interface AlarmDefinition extends Omit<cloudwatch.AlarmProps, 'alarmDescription' | 'evaluationPeriods'> {
  /** The end of the id of its construct. */
  readonly kind: string;
  readonly entry: RunbookEntry;
  readonly text: string;
  /** @default 1 */
  readonly evaluationPeriods?: number;
}

/** What is counted from events: no event is no failure. */
const COUNTED = { comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD, treatMissingData: NOT_BREACHING };

export function failedJobs(metric: cloudwatch.IMetric, threshold: number): AlarmDefinition {
  return { ...COUNTED, kind: 'FailedJobs', entry: RunbookEntry.FAILED_JOBS, text: 'Jobs failed after their last attempt.', metric, threshold };
}

export function blockedQueue(metric: cloudwatch.IMetric): AlarmDefinition {
  return { ...COUNTED, kind: 'Blocked', entry: RunbookEntry.BLOCKED_QUEUE, text: 'The job at the head of the queue cannot start.', metric, threshold: 1 };
}

export function failedWorkflow(metric: cloudwatch.IMetric, threshold: number): AlarmDefinition {
  return { ...COUNTED, kind: 'FailedWorkflow', entry: RunbookEntry.FAILED_WORKFLOW, text: 'Runs failed, timed out or were aborted.', metric, threshold };
}

export function runnableAge(metric: cloudwatch.IMetric, maxAge: Duration): AlarmDefinition {
  return {
    kind: 'RunnableAge',
    entry: RunbookEntry.RUNNABLE_AGE,
    text: `A job is RUNNABLE for more than ${maxAge.toHumanString()} without getting nearer to its start.`,
    metric,
    threshold: maxAge.toSeconds(),
    comparisonOperator: GREATER_THAN_THRESHOLD,
    treatMissingData: MISSING, // nobody knows then; `alarmOnMissingMetrics()` says so
  };
}

export function reclaimRate(metric: cloudwatch.IMetric, maxPercent: number): AlarmDefinition {
  return {
    kind: 'ReclaimRate',
    entry: RunbookEntry.RECLAIM_RATE,
    text: `More than ${maxPercent} % of the jobs lost their host.`,
    metric,
    threshold: maxPercent,
    comparisonOperator: GREATER_THAN_THRESHOLD,
    treatMissingData: NOT_BREACHING,
  };
}

export function withoutInstances(metric: cloudwatch.IMetric, evaluationPeriods: number): AlarmDefinition {
  return {
    kind: 'WithoutInstances',
    entry: RunbookEntry.FLEET_WITHOUT_INSTANCES,
    text: 'Jobs wait, and no instance has joined the cluster.',
    metric,
    threshold: 1,
    evaluationPeriods,
    comparisonOperator: GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: MISSING,
  };
}

export function missingMetrics(metric: cloudwatch.IMetric): AlarmDefinition {
  return {
    ...COUNTED,
    kind: 'MissingMetrics',
    entry: RunbookEntry.MISSING_METRICS,
    text: 'Queues or fleets could not be looked at.',
    metric,
    threshold: 1,
    evaluationPeriods: 3, // a single round may fail
  };
}

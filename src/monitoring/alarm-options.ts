import { Duration } from 'aws-cdk-lib';

/**
 * Options of `alarmOnFailedJobs()`.
 */
export interface FailedJobsAlarmOptions {
  /**
   * So many failed jobs are too many.
   *
   * @default 1
   */
  readonly threshold?: number;

  /**
   * Within which time: 1 minute to 1 day.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;
}

/**
 * Options of `alarmOnFailedWorkflow()`.
 */
export interface FailedWorkflowAlarmOptions {
  /**
   * So many runs that failed, timed out or were aborted are too many.
   *
   * @default 1
   */
  readonly threshold?: number;

  /**
   * Within which time: 1 minute to 1 day.
   *
   * @default Duration.minutes(5)
   */
  readonly period?: Duration;
}

/**
 * Options of `alarmOnRunnableAge()`.
 */
export interface RunnableAgeAlarmOptions {
  /**
   * For how long a job may stand in its place, RUNNABLE.
   *
   * @default Duration.hours(1)
   */
  readonly maxAge?: Duration;
}

/**
 * Options of `alarmOnReclaimRate()`.
 */
export interface ReclaimRateAlarmOptions {
  /**
   * How many of a hundred jobs may lose their host: 1 to 99.
   *
   * @default 20
   */
  readonly maxPercent?: number;

  /**
   * Over which time: 1 minute to 1 day.
   *
   * @default Duration.hours(1)
   */
  readonly period?: Duration;
}

/**
 * Options of `alarmOnFleetWithoutInstances()`.
 */
export interface FleetAlarmOptions {
  /**
   * For how long jobs may wait while no instance has joined, in whole minutes. A fleet that has scaled down to zero needs some to boot.
   *
   * @default Duration.minutes(15)
   */
  readonly after?: Duration;
}

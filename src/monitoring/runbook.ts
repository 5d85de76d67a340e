/** The page with an entry for each kind of alarm. */
export const RUNBOOK_URL = 'https://github.com/cdk-batchworks/cdk-batchworks/blob/main/docs/runbook.md';

/** The kinds of alarms, by the anchors of their entries. */
export enum RunbookEntry {
  FAILED_JOBS = 'failed-jobs',
  BLOCKED_QUEUE = 'blocked-queue',
  FAILED_WORKFLOW = 'failed-workflow',
  RUNNABLE_AGE = 'jobs-stay-in-runnable',
  RECLAIM_RATE = 'many-jobs-lose-their-host',
  FLEET_WITHOUT_INSTANCES = 'fleet-without-instances',
  MISSING_METRICS = 'missing-metrics',
}

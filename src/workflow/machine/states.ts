/** A state of the Amazon States Language, as it stands in a definition. */
export type State = Readonly<Record<string, unknown>>;

/** States by their names. */
export type States = Readonly<Record<string, State>>;

/**
 * The errors with which Step Functions tells that AWS Batch did not take a request: it was throttled, or failed itself.
 *
 * Without the names, a retry of `States.ALL` would submit a job that failed a second time.
 */
const TRANSIENT_ERRORS = ['Batch.TooManyRequestsException', 'Batch.ServerException', 'Batch.AWSBatchException', 'Batch.SdkClientException'];

/** The errors of a request that is wrong, or not allowed. */
export const REFUSED = ['Batch.ClientException', 'Batch.AWSBatchException'];

/** Of a submission. AWS Batch takes 50 in a second, for all of an account and region; with full jitter, graphs that start together get apart. */
export const RETRY = [{ ErrorEquals: TRANSIENT_ERRORS, MaxAttempts: 8, JitterStrategy: 'FULL' }]; // after 1, 2, 4, … seconds

/** Of calls through the SDK integration, which names errors otherwise; they only read, or may be repeated. */
export const READ_RETRY = [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 5, BackoffRate: 2, JitterStrategy: 'FULL' }];

/** The resource of a task that calls AWS Batch through the SDK integration. */
export const batchCall = (action: string) => `arn:${PARTITION}:states:::aws-sdk:batch:${action}`;

/** Step Functions takes the partition of the deployment, which a definition cannot ask for: replaced when the definition is stored. */
export const PARTITION = '<partition>';

/** Of all states that are no jobs, the names have a space in them, so that no job can have the same. */
export const STATE = {
  begin: 'Begin the run',
  input: 'Check the input',
  wait: 'Wait for the last jobs',
  count: 'Look how they ended',
  ended: 'Did a job fail?',
  merge: 'Gather the job ids',
  done: 'All jobs succeeded',
} as const;

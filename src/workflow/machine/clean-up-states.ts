import { JOB_FAILED } from './failure-states';
import { batchCall, PARTITION, READ_RETRY, State } from './states';

/** What the clean-up is started with. */
export interface CleanUpInput<T> {
  /** The ARN of the execution that ended. */
  readonly execution: T;
  readonly status: T;
  /** The queues that the graph submits to. */
  readonly queues: T[];
}

/** A request that was on its way when the run was stopped may come first, and be listed later. */
const ROUNDS_SECONDS = [5, 60];

/**
 * Renders the state machine that cancels what a run has submitted, after it was stopped, timed out, or broke off.
 *
 * It looks twice in every queue for jobs whose names begin with the hash of the execution's ARN. A whole array job is terminated with its
 * parent. Nothing is cancelled after a run that failed because a job did: what else runs was independent of that job.
 */
export function renderCleanUp(): State {
  return {
    StartAt: 'Did it fail?',
    States: {
      'Did it fail?': { Type: 'Choice', Choices: [{ Variable: '$.status', StringEquals: 'FAILED', Next: 'Read why' }], Default: 'Name the jobs' },
      'Read why': {
        Type: 'Task',
        Resource: `arn:${PARTITION}:states:::aws-sdk:sfn:getExecutionHistory`,
        Parameters: { 'ExecutionArn.$': '$.execution', 'ReverseOrder': true, 'MaxResults': 1 },
        ResultPath: '$.history',
        Retry: READ_RETRY,
        Next: 'Did a job fail?',
      },
      'Did a job fail?': {
        Type: 'Choice',
        Choices: [{
          And: [
            { Variable: '$.history.Events[0].ExecutionFailedEventDetails.Error', IsPresent: true },
            { Variable: '$.history.Events[0].ExecutionFailedEventDetails.Error', StringEquals: JOB_FAILED },
          ],
          Next: 'Nothing to cancel',
        }],
        Default: 'Name the jobs',
      },
      'Nothing to cancel': { Type: 'Succeed' },
      'Name the jobs': {
        Type: 'Pass',
        Parameters: { 'queues.$': '$.queues', 'name.$': "States.Format('{}-*', States.Hash($.execution, 'MD5'))" },
        Next: 'Wait for requests 1',
      },
      ...Object.fromEntries(ROUNDS_SECONDS.flatMap((seconds, index) => round(index + 1, seconds))),
    },
  };
}

function round(number: number, seconds: number): [string, State][] {
  const last = number === ROUNDS_SECONDS.length;
  return [
    [`Wait for requests ${number}`, { Type: 'Wait', Seconds: seconds, Next: `Cancel ${number}` }],
    [`Cancel ${number}`, {
      Type: 'Map',
      ItemsPath: '$.queues',
      ItemSelector: { 'queue.$': '$$.Map.Item.Value', 'name.$': '$.name' },
      ItemProcessor: cancelInQueue(number),
      ResultPath: null,
      ...(last ? { End: true } : { Next: `Wait for requests ${number + 1}` }),
    }],
  ];
}

function cancelInQueue(number: number): State {
  const [list, each, more, next] = ['List', 'Each job', 'More?', 'List more'].map((name) => `${name} ${number}`);
  return {
    ProcessorConfig: { Mode: 'INLINE' },
    StartAt: list,
    States: {
      [list]: listJobs({}, each),
      [each]: { Type: 'Map', ItemsPath: '$.page.JobSummaryList', MaxConcurrency: 5, ItemProcessor: cancelJob(number), ResultPath: null, Next: more },
      [more]: { Type: 'Choice', Choices: [{ Variable: '$.page.NextToken', IsPresent: true, Next: next }], Default: `Listed ${number}` },
      [next]: listJobs({ 'NextToken.$': '$.page.NextToken' }, each),
      [`Listed ${number}`]: { Type: 'Succeed' },
    },
  };
}

function listJobs(page: State, next: string): State {
  return {
    Type: 'Task',
    Resource: batchCall('listJobs'),
    Parameters: { 'JobQueue.$': '$.queue', 'Filters': [{ 'Name': 'JOB_NAME', 'Values.$': 'States.Array($.name)' }], ...page },
    ResultPath: '$.page',
    Retry: READ_RETRY,
    Next: next,
  };
}

/** With a filter, jobs of all states are listed. */
function cancelJob(number: number): State {
  const over = `Is over ${number}`;
  return {
    ProcessorConfig: { Mode: 'INLINE' },
    StartAt: `Is it over? ${number}`,
    States: {
      [`Is it over? ${number}`]: {
        Type: 'Choice',
        Choices: ['SUCCEEDED', 'FAILED'].map((status) => ({ Variable: '$.Status', StringEquals: status, Next: over })),
        Default: `Terminate ${number}`,
      },
      [`Terminate ${number}`]: {
        Type: 'Task',
        Resource: batchCall('terminateJob'),
        Parameters: { 'JobId.$': '$.JobId', 'Reason': 'The run of the job graph was stopped' },
        Retry: READ_RETRY,
        End: true,
      },
      [over]: { Type: 'Succeed' },
    },
  };
}

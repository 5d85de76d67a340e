import { batchCall, READ_RETRY, State, States } from './states';
import { idPath, MachineJob } from './submission-states';

/** The error of an execution one of whose jobs failed. What else runs then goes on: the clean-up knows it by this error. */
export const JOB_FAILED = 'JobFailed';

/** The state that the machine goes to when a job failed. */
export const FIND_FAILURE = 'Find the job that failed';

const NAME = {
  describe: 'Describe the job',
  isFailed: 'Is it this one?',
  next: 'Take the next job',
  last: 'Find the last job that failed',
  wasSubmitted: 'Was it submitted?',
  refused: 'A job was not submitted',
  lookUp: 'Look the job up',
  isFound: 'Is it there?',
  lost: 'A job failed',
  isArray: 'Is it an array job?',
  childInOrder: 'Describe the child after those that succeeded',
  isChild: 'Did this child fail?',
  takeChildInOrder: 'Take this child',
  child: 'Find a child that failed',
  isChildFound: 'Is the child there?',
  takeChild: 'Take the child',
  takeJob: 'Take the job',
  reason: 'What is the reason?',
  fail: 'The job failed',
} as const;

/**
 * Finds out which job failed by itself, and ends the execution with its reason.
 *
 * Of a job that failed, AWS Batch fails all that depend on it. So of those that failed, the first one in topological order failed by itself:
 * no text has to be compared. They are described one at a time, because a state holds 256 KiB and the description of a job may have 30.
 */
export function failureStates(waitedFor: readonly MachineJob[]): States {
  return waitedFor.length > 0 ? { ...searchStates(waitedFor), ...lastJobStates(), ...reasonStates() } : {
    [FIND_FAILURE]: { Type: 'Pass', Next: NAME.last }, ...lastJobStates(), ...reasonStates(),
  };
}

function searchStates(waitedFor: readonly MachineJob[]): States {
  return {
    [FIND_FAILURE]: {
      Type: 'Pass',
      Parameters: { order: waitedFor.map(({ name }) => ({ 'id.$': `${idPath(name)}.id` })), at: { index: 0 } },
      ResultPath: '$.search',
      Next: 'Look at a job',
    },
    'Look at a job': {
      Type: 'Pass',
      Parameters: { 'job.$': 'States.ArrayGetItem($.search.order, $.search.at.index)' },
      ResultPath: '$.search.look',
      Next: NAME.describe,
    },
    [NAME.describe]: call('describeJobs', { 'Jobs.$': 'States.Array($.search.look.job.id)' }, '$.search.found', NAME.isFailed),
    [NAME.isFailed]: choice([
      // AWS Batch forgets a job some days after it ended: such a one ended well, or all would have ended then
      { And: [present('$.search.found.Jobs[0]'), { Variable: '$.search.found.Jobs[0].Status', StringEquals: 'FAILED' }], Next: NAME.isArray },
      { Variable: '$.search.at.index', NumericLessThan: waitedFor.length - 1, Next: NAME.next },
    ], NAME.last),
    [NAME.next]: {
      Type: 'Pass', Parameters: { 'index.$': 'States.MathAdd($.search.at.index, 1)' }, ResultPath: '$.search.at', Next: 'Look at a job',
    },
  };
}

/** No job that others wait for has failed: one of the last ones has, by itself, or was not submitted. */
function lastJobStates(): States {
  return {
    [NAME.last]: { Type: 'Pass', Parameters: { 'failed.$': "$.ends[?(@.status == 'FAILED')]" }, ResultPath: '$.end', Next: NAME.wasSubmitted },
    [NAME.wasSubmitted]: choice([{ ...present('$.end.failed[0].why.Error'), Next: NAME.refused }], NAME.lookUp),
    [NAME.refused]: { Type: 'Fail', ErrorPath: '$.end.failed[0].why.Error', CausePath: '$.end.failed[0].why.Cause' },
    [NAME.lookUp]: call('listJobs', {
      'JobQueue.$': '$.end.failed[0].queue',
      'Filters': [{ 'Name': 'JOB_NAME', 'Values.$': "States.Array(States.Format('{}-{}', $.run, $.end.failed[0].name))" }],
    }, '$.end.listed', NAME.isFound),
    [NAME.isFound]: choice([{ ...present('$.end.listed.JobSummaryList[0]'), Next: 'Describe the last job' }], NAME.lost),
    'Describe the last job': {
      ...call('describeJobs', { 'Jobs.$': 'States.Array($.end.listed.JobSummaryList[0].JobId)' }, '$.search', NAME.isArray),
      ResultSelector: { 'found.$': '$' },
    },
    [NAME.lost]: { Type: 'Fail', Error: JOB_FAILED, Cause: 'a job failed, or was not submitted; the states before this one tell which' },
  };
}

/**
 * The reason of an array job is no more than that a child failed, so the child's is taken.
 *
 * Where children run in order, those after the one that failed have failed with it. That one has the number of those that succeeded. In
 * other arrays, each child that failed has a reason of its own.
 */
function childStates(): States {
  return {
    [NAME.isArray]: choice([{ ...present(SUCCEEDED), Next: NAME.childInOrder }], NAME.takeJob),
    [NAME.childInOrder]: call('describeJobs', { 'Jobs.$': `States.Array(States.Format('{}:{}', $.search.found.Jobs[0].JobId, ${SUCCEEDED}))` }, '$.child', NAME.isChild),
    [NAME.isChild]: choice([
      { And: [present('$.child.Jobs[0]'), { Variable: '$.child.Jobs[0].Status', StringEquals: 'FAILED' }], Next: NAME.takeChildInOrder },
    ], NAME.child),
    [NAME.takeChildInOrder]: { Type: 'Pass', InputPath: '$.child.Jobs[0]', ResultPath: '$.failed', Next: NAME.reason },
    [NAME.child]: call('listJobs', {
      'ArrayJobId.$': '$.search.found.Jobs[0].JobId', 'JobStatus': 'FAILED', 'MaxResults': 1,
    }, '$.children', NAME.isChildFound),
    [NAME.isChildFound]: choice([{ ...present('$.children.JobSummaryList[0]'), Next: NAME.takeChild }], NAME.takeJob),
    [NAME.takeChild]: { Type: 'Pass', InputPath: '$.children.JobSummaryList[0]', ResultPath: '$.failed', Next: NAME.reason },
  };
}

function reasonStates(): States {
  return {
    ...childStates(),
    [NAME.takeJob]: { Type: 'Pass', InputPath: '$.search.found.Jobs[0]', ResultPath: '$.failed', Next: NAME.reason },
    [NAME.reason]: choice(REASONS.map(({ name, paths }) => ({ And: paths.map(present), Next: name })), 'Tell the name'),
    ...Object.fromEntries(REASONS.map(({ name, format, paths }) => [name, cause(format, paths)])),
    'Tell the name': cause('{} ({}) failed', []),
    [NAME.fail]: { Type: 'Fail', Error: JOB_FAILED, CausePath: '$.failure.cause' },
  };
}

const SUCCEEDED = '$.search.found.Jobs[0].ArrayProperties.StatusSummary.SUCCEEDED';
const STATUS_REASON = '$.failed.StatusReason';
const CONTAINER_REASON = '$.failed.Container.Reason';
const EXIT_CODE = '$.failed.Container.ExitCode';

/** What there may be of a reason, the fullest first. */
const REASONS = [
  { name: 'Tell all reasons', format: '{} ({}) failed: {}; {}; exit code {}', paths: [STATUS_REASON, CONTAINER_REASON, EXIT_CODE] },
  { name: 'Tell the exit code', format: '{} ({}) failed: {}; exit code {}', paths: [STATUS_REASON, EXIT_CODE] },
  { name: 'Tell both reasons', format: '{} ({}) failed: {}; {}', paths: [STATUS_REASON, CONTAINER_REASON] },
  { name: 'Tell the reason', format: '{} ({}) failed: {}', paths: [STATUS_REASON] },
];

function cause(format: string, paths: string[]): State {
  const values = ['$.failed.JobName', '$.failed.JobId', ...paths].join(', ');
  return { Type: 'Pass', Parameters: { 'cause.$': `States.Format('${format}', ${values})` }, ResultPath: '$.failure', Next: NAME.fail };
}

function call(action: string, parameters: State, resultPath: string, next: string): State {
  return { Type: 'Task', Resource: batchCall(action), Parameters: parameters, ResultPath: resultPath, Retry: READ_RETRY, Next: next };
}

function choice(choices: State[], otherwise: string): State {
  return { Type: 'Choice', Choices: choices, Default: otherwise };
}

function present(path: string) {
  return { Variable: path, IsPresent: true };
}

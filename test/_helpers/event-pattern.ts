/**
 * Whether Amazon EventBridge would send an event to a rule: the part of its patterns that we use (equal, `prefix`, `suffix`, `wildcard`, `exists`,
 * `anything-but`, `$or`).
 */
export function matches(pattern: any, event: any): boolean {
  return Object.entries<any>(pattern).every(([key, expected]) => {
    if (key === '$or') { return expected.some((either: any) => matches(either, event)); }
    return Array.isArray(expected) ? expected.some((matcher) => matchesOne(matcher, event?.[key])) : matches(expected, event?.[key]);
  });
}

function matchesOne(matcher: any, actual: unknown): boolean {
  if (typeof matcher !== 'object') { return Array.isArray(actual) ? actual.includes(matcher) : actual === matcher; }
  if ('exists' in matcher) { return matcher.exists === (actual !== undefined); }
  if ('anything-but' in matcher) { return actual !== undefined && !matchesOne(matcher['anything-but'], actual); }
  if (typeof actual !== 'string') { return false; }
  if ('wildcard' in matcher) { return new RegExp(`^${matcher.wildcard.split('*').map((part: string) => part.replace(/[^\w]/g, '\\$&')).join('.*')}$`).test(actual); }
  return 'suffix' in matcher ? actual.endsWith(matcher.suffix) : actual.startsWith(matcher.prefix);
}

/** What AWS Batch says when a job has failed: https://docs.aws.amazon.com/batch/latest/userguide/batch_job_events.html, abridged. */
export function jobEvent(detail: object = {}): any {
  return {
    'detail-type': 'Batch Job State Change',
    'source': 'aws.batch',
    'account': '123456789012',
    'region': 'eu-west-1',
    'detail': {
      jobName: 'frame',
      jobId: '4c7599ae-0a82-49aa-ba5a-4727fcce14a8',
      jobQueue: QUEUE_ARN,
      jobDefinition: `${DEFINITION_ARN}:7`,
      status: 'FAILED',
      statusReason: 'Essential container in task exited',
      container: { exitCode: 3, logStreamName: 'frame/default/1' },
      ...detail,
    },
  };
}

/** What Amazon EventBridge makes of an event. A path that leads nowhere leaves no trace; a list is written without the quotation marks in it. */
export function transform({ InputPathsMap, InputTemplate }: any, event: any): string {
  return InputTemplate.replace(/<([\w-]+)>/g, (_: string, name: string) => {
    const found = valueAt(stepsOf(InputPathsMap[name]), event);
    return typeof found === 'object' ? JSON.stringify(found).replaceAll('"', '') : found ?? '';
  });
}

const stepsOf = (eventPath: string) => eventPath.slice('$.'.length).split(/\.|(?=\[)/);

function valueAt([step, ...rest]: string[], value: any): any {
  if (step === undefined || value === undefined) { return value; }
  if (step !== '[*]') { return valueAt(rest, value[step.replace(/^\[|\]$/g, '')]); }
  const all = value.map((element: any) => valueAt(rest, element)).filter((element: any) => element !== undefined);
  return all.length > 0 ? all : undefined;
}

/**
 * The event of a job that lost its host for the last time, out of its description, which is what such an event holds. The local Batch takes no host
 * away: the job has ended otherwise, and gets the reason that AWS documents.
 */
export function hostLostEvent(job: object): any {
  return jobEvent({ ...job, status: 'FAILED', statusReason: 'Host EC2 (instance i-0e4ccf7bcf7d8a3ef) terminated.' });
}

export const QUEUE_ARN = 'arn:aws:batch:eu-west-1:123456789012:job-queue/bulk';
export const DEFINITION_ARN = 'arn:aws:batch:eu-west-1:123456789012:job-definition/frame';

/** What the target of a rule gets of an event: the event, or what the input of the target makes of it. */
export function inputOf({ InputTransformer }: any, event: any): any {
  if (!InputTransformer) { return event; }
  const { InputPathsMap, InputTemplate } = InputTransformer;
  return JSON.parse(InputTemplate.replace(/<([\w-]+)>/g, (_: string, name: string) => JSON.stringify(valueAt(stepsOf(InputPathsMap[name]), event) ?? '')));
}

/** What Step Functions says when a run has ended: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html */
export function executionEvent(executionArn: string, stateMachineArn: string, detail: object): any {
  return {
    'version': '0',
    'id': '315c1398-40ff-a850-213b-158f73e60175',
    'detail-type': 'Step Functions Execution Status Change',
    'source': 'aws.states',
    'account': '000000000000',
    'time': '2026-02-26T19:42:21Z',
    'region': 'us-east-1',
    'resources': [executionArn],
    'detail': { executionArn, stateMachineArn, name: executionArn.split(':').at(-1), startDate: 1772134917000, stopDate: 1772134941000, input: '{}', output: null, ...detail },
  };
}

/** Whether Amazon EventBridge would send an event to a rule: the part of its patterns that we use (equal, `prefix`, `suffix`, `wildcard`, `exists`). */
export function matches(pattern: any, event: any): boolean {
  return Object.entries<any>(pattern).every(([key, expected]) => (Array.isArray(expected)
    ? expected.some((matcher) => matchesOne(matcher, event?.[key]))
    : matches(expected, event?.[key])));
}

function matchesOne(matcher: any, actual: unknown): boolean {
  if (typeof matcher !== 'object') { return Array.isArray(actual) ? actual.includes(matcher) : actual === matcher; }
  if ('exists' in matcher) { return matcher.exists === (actual !== undefined); }
  if ('wildcard' in matcher) {
    const [prefix, suffix] = matcher.wildcard.split('*');
    return typeof actual === 'string' && actual.startsWith(prefix) && actual.endsWith(suffix);
  }
  if ('suffix' in matcher) { return typeof actual === 'string' && actual.endsWith(matcher.suffix); }
  return typeof actual === 'string' && actual.startsWith(matcher.prefix);
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

export const QUEUE_ARN = 'arn:aws:batch:eu-west-1:123456789012:job-queue/bulk';
export const DEFINITION_ARN = 'arn:aws:batch:eu-west-1:123456789012:job-definition/frame';

import { randomUUID } from 'node:crypto';
import type { JobDetail } from '@aws-sdk/client-batch';

/**
 * An event of AWS Batch, as Amazon EventBridge passes it on: https://docs.aws.amazon.com/batch/latest/userguide/batch_job_events.html.
 * A program that reads one should expect members that it does not know.
 */
export interface BatchEvent {
  readonly 'version': '0';
  readonly 'id': string;
  readonly 'detail-type': 'Batch Job State Change' | 'Batch Job Queue Blocked';
  readonly 'source': 'aws.batch';
  readonly 'account': string;
  /** Without fractions of a second: `2026-11-22T19:00:00Z`. */
  readonly 'time': string;
  readonly 'region': string;
  /** The ARN of the job; of a queue that is blocked, that as well. */
  readonly 'resources': readonly string[];
  /** The job as DescribeJobs shows it. */
  readonly 'detail': JobDetail;
}

/** A job is in another state. */
export function jobStateChange(detail: JobDetail, at: number): BatchEvent {
  return event('Batch Job State Change', [detail.jobArn!], detail, at);
}

/** A job at the head of its queue cannot be placed; its `statusReason` says why. */
export function jobQueueBlocked(detail: JobDetail, at: number): BatchEvent {
  return event('Batch Job Queue Blocked', [detail.jobArn!, detail.jobQueue!], detail, at);
}

function event(type: BatchEvent['detail-type'], resources: readonly string[], detail: JobDetail, at: number): BatchEvent {
  const [, , , region, account] = resources[0].split(':');
  return {
    'version': '0',
    'id': randomUUID(),
    'detail-type': type,
    'source': 'aws.batch',
    account,
    'time': new Date(at).toISOString().replace(/\.\d+/, ''),
    region,
    resources,
    detail,
  };
}

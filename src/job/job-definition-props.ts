import { Duration } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import { JobDefinitionOptions } from './job-definition-options';
import { JobOptions } from './job-options';
import { RetryPolicy } from './retry-policy';

/** What Fargate allows, https://docs.aws.amazon.com/batch/latest/userguide/job_timeouts.html: a job that hangs on an instance costs no more (JD-09). */
const LONGEST = Duration.days(14);

/** What the job definitions of the L2 have in common. */
export function commonJobDefinitionProps(props: JobDefinitionOptions): batch.JobDefinitionProps {
  const retryPolicy = props.retryPolicy ?? RetryPolicy.onHostLoss();
  return {
    jobDefinitionName: props.jobDefinitionName,
    parameters: props.parameters,
    retryAttempts: retryPolicy.attempts,
    retryStrategies: retryPolicy._conditions,
    // AWS Batch refuses a job without one in a queue that shares its compute fairly (JD-22)
    schedulingPriority: props.schedulingPriority ?? (props.queue.isFairShare ? 0 : undefined),
    timeout: props.timeout ?? LONGEST,
    skipDeregisterOnUpdate: props.skipDeregisterOnUpdate ?? true, // a workflow that runs keeps the revision it started with
  };
}

/** The same for those whose jobs are tasks of Amazon ECS. */
export function jobDefinitionProps(props: JobOptions): batch.JobDefinitionProps & { readonly propagateTags: boolean } {
  return {
    ...commonJobDefinitionProps(props),
    propagateTags: props.propagateTags ?? true, // so that what the job costs can be found by its tags
  };
}

/** The same for those of the L1. */
export function l1JobDefinitionProps(props: JobOptions): Omit<batch.CfnJobDefinitionProps, 'type'> {
  const { retryAttempts, retryStrategies, skipDeregisterOnUpdate, timeout, ...common } = jobDefinitionProps(props);
  return {
    ...common,
    retryStrategy: {
      attempts: retryAttempts,
      evaluateOnExit: retryStrategies?.map(({ action, on }) => ({ action, ...on })),
    },
    timeout: { attemptDurationSeconds: timeout!.toSeconds() },
    resourceRetentionPolicy: { skipDeregisterOnUpdate },
  };
}

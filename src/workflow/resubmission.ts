/**
 * The request that submits a failed job to another queue, as an expression of JSONata over the event of its failure. Plain text, without the CDK.
 *
 * The event holds what the job was in the end: its definition and all overrides together. It is given as overrides of the same definition, so that the
 * job is the same again.
 */

/** The tag of a job that was submitted again: the id of the job that failed. It also keeps such a job from being submitted a third time. */
export const RESUBMISSION_TAG = 'cdk-batchworks:resubmission-of';

/** What is different the second time. */
export interface Resubmission {
  readonly queueArn: string;
  /** Whether the queue takes the share and the priority of the job. */
  readonly keepsShare: boolean;
  /** The environment variable for the number that the child of an array had. */
  readonly arrayIndexVariable?: string;
}

/** The arguments of a task of Step Functions. What the event does not have is left out of the request. */
export function resubmission({ queueArn, keepsShare, arrayIndexVariable }: Resubmission): string {
  const expression = `{% (
  $job := $states.input.detail;
  ${functions(arrayIndexVariable)}
  {
    "JobName": $job.jobName,
    "JobQueue": "${queueArn}",
    "JobDefinition": $job.jobDefinition,
    "Parameters": $job.parameters,
    "ContainerOverrides": $exists($job.container) ? $overrides($job.container),
    "EcsPropertiesOverride": $exists($job.ecsProperties) ? {
      "TaskProperties": [$job.ecsProperties.taskProperties.{ "Containers": [containers.$merge([{ "Name": name }, $overrides($)])] }]
    },
    "RetryStrategy": $exists($job.retryStrategy.attempts) ? {
      "Attempts": $job.retryStrategy.attempts,
      "EvaluateOnExit": $list([$job.retryStrategy.evaluateOnExit.{
        "Action": action, "OnExitCode": onExitCode, "OnReason": onReason, "OnStatusReason": onStatusReason
      }])
    },
    "Timeout": $exists($job.timeout) ? { "AttemptDurationSeconds": $job.timeout.attemptDurationSeconds },
    ${keepsShare ? '"ShareIdentifier": $job.shareIdentifier, "SchedulingPriorityOverride": $job.schedulingPriority,' : ''}
    "PropagateTags": $job.propagateTags,
    "Tags": $merge([$sift($job.tags, function($value, $key) { $key != "resourceArn" and $not($contains($key, /^aws:/)) }), { "${RESUBMISSION_TAG}": $job.jobId }])
  }
) %}`;
  return expression.replace(/\s+/g, ' '); // on one line, as in all examples of AWS
}

/** AWS Batch and Step Functions set variables of their own, which nobody else may. */
function functions(arrayIndexVariable?: string): string {
  const index = arrayIndexVariable === undefined
    ? ''
    : `, $exists($job.arrayProperties.index) ? { "Name": "${arrayIndexVariable}", "Value": $string($job.arrayProperties.index) }`;
  return `$list := function($all) { $count($all) > 0 ? $all };
  $overrides := function($container) {{
    "Command": $list([$container.command]),
    "Environment": $list([$container.environment[$not($contains(name, /^(AWS_BATCH|MANAGED_BY_AWS)/))].{ "Name": name, "Value": value }${index}]),
    "ResourceRequirements": $list([$container.resourceRequirements.{ "Type": type, "Value": value }])
  }};`;
}

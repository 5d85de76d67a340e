import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { NamedSubmission } from './named-submission';

/** What a rule or a pipe submits, and how. */
export interface TriggerParts {
  readonly submission: NamedSubmission;
  readonly stateMachine?: sfn.StateMachine;
  readonly parametersFromEvent: { [name: string]: string };
}

/** The same for a rule. */
export interface TriggerRuleParts extends TriggerParts {
  readonly retryAttempts?: number;
  readonly maxEventAge?: Duration;
  readonly deadLetterQueue: sqs.IQueue;
}

/** What a rule does: it submits the job, or starts the state machine that does. */
export function ruleTarget(scope: Construct, parts: TriggerRuleParts): events.IRuleTarget {
  const { stateMachine, retryAttempts, maxEventAge, deadLetterQueue } = parts;
  const role = new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('events.amazonaws.com') });
  return stateMachine
    ? new targets.SfnStateMachine(stateMachine, { role, input: inputOf(parts), retryAttempts, maxEventAge, deadLetterQueue })
    : batchTarget(role, parts);
}

/** As the target of the CDK, but for any revision of the definition, and with a role that is not shared with other rules. */
function batchTarget(role: iam.IRole, parts: TriggerRuleParts): events.IRuleTarget {
  const { submission, retryAttempts, maxEventAge, deadLetterQueue } = parts;
  return {
    bind: (rule) => {
      submission.grantTo(role).applyBefore(rule);
      allowDeadLetters(rule, deadLetterQueue);
      return {
        arn: submission.queue.jobQueueRef.jobQueueArn,
        role,
        input: inputOf(parts),
        deadLetterConfig: { arn: deadLetterQueue.queueArn },
        retryPolicy: { maximumRetryAttempts: retryAttempts, maximumEventAgeInSeconds: maxEventAge?.toSeconds() },
        batchParameters: {
          jobDefinition: submission.job.jobDefinitionRef.jobDefinitionArn,
          jobName: submission.jobName,
          arrayProperties: submission.arraySize === undefined ? undefined : { size: submission.arraySize },
        },
      };
    },
  };
}

function inputOf({ submission, parametersFromEvent }: TriggerParts): events.RuleTargetInput {
  const fields = Object.entries(parametersFromEvent).map(([name, path]) => [name, events.EventField.fromPath(path)]);
  return events.RuleTargetInput.fromObject({ Parameters: { ...submission.options.parameters, ...Object.fromEntries(fields) } });
}

/** Rules send what failed by the policy of the queue, not by their role: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
function allowDeadLetters(rule: events.IRuleRef, deadLetterQueue: sqs.IQueue) {
  deadLetterQueue.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [deadLetterQueue.queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleRef.ruleArn } },
  }));
}

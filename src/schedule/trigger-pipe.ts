import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { TriggerParts } from './trigger-rule';

/** What a pipe submits, and for which messages. */
export interface TriggerPipeParts extends TriggerParts {
  readonly queue: sqs.IQueue;
  readonly enabled?: boolean;
  readonly description?: string;
}

/** A pipe from a queue of messages to AWS Batch, or to the state machine that submits the job. */
export function createPipe(scope: Construct, parts: TriggerPipeParts): pipes.CfnPipe {
  const { submission, stateMachine, queue, description, enabled = true } = parts;
  const role = new iam.Role(scope, 'Role', { assumedBy: pipesOf(scope) });
  const grants = [queue.grantConsumeMessages(role), stateMachine ? stateMachine.grantStartExecution(role) : submission.grantTo(role)];
  const pipe = new pipes.CfnPipe(scope, 'Pipe', {
    description,
    desiredState: enabled ? 'RUNNING' : 'STOPPED',
    roleArn: role.roleArn,
    source: queue.queueArn,
    sourceParameters: { sqsQueueParameters: { batchSize: 1 } }, // a job for each message
    target: stateMachine ? stateMachine.stateMachineArn : submission.queue.jobQueueRef.jobQueueArn,
    targetParameters: stateMachine ? stateMachineParameters(parts) : batchParameters(parts),
  });
  grants.forEach((grant) => grant.applyBefore(pipe)); // AWS refuses a pipe whose role may not read its source
  return pipe;
}

/** Pipes of this account only. */
function pipesOf(scope: Construct): iam.IPrincipal {
  return new iam.ServicePrincipal('pipes.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } } });
}

function batchParameters({ submission, parametersFromEvent }: TriggerParts): pipes.CfnPipe.PipeTargetParametersProperty {
  return {
    batchJobParameters: {
      jobName: submission.jobName,
      jobDefinition: submission.job.jobDefinitionRef.jobDefinitionArn,
      arrayProperties: submission.arraySize === undefined ? undefined : { size: submission.arraySize },
      parameters: { ...submission.options.parameters, ...parametersFromEvent }, // a path is a value of the message
    },
  };
}

function stateMachineParameters({ submission, parametersFromEvent }: TriggerParts): pipes.CfnPipe.PipeTargetParametersProperty {
  const given = Object.entries(submission.options.parameters ?? {}).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  const fields = Object.entries(parametersFromEvent).map(([name, path]) => `${JSON.stringify(name)}: <${path}>`);
  return {
    stepFunctionStateMachineParameters: { invocationType: 'FIRE_AND_FORGET' },
    inputTemplate: `{"Parameters": {${[...given, ...fields].join(', ')}}}`,
  };
}

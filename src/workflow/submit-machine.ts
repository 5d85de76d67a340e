import { Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** What a `SubmitMachine` does. */
export interface SubmitMachineProps {
  /** The fields of the state that make the request of `SubmitJob` out of the input of the execution. */
  readonly request: { readonly [field: string]: any };
  readonly queryLanguage?: sfn.QueryLanguage;
  /** Where the input of an execution goes whose job AWS Batch refused. */
  readonly deadLetterQueue: sqs.IQueue;
  readonly comment: string;
}

/** What passes: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
const TRANSIENT_ERRORS = ['Batch.TooManyRequestsException', 'Batch.ServerException', 'Batch.AWSBatchException', 'Batch.SdkClientException'];

/**
 * Submits a job, where neither a rule nor a pipe can: they know nothing of shares, and cannot change what an event holds.
 *
 * A standard state machine, although it ends at once: the history that comes with it shows for 90 days what was submitted, and needs no log.
 */
export class SubmitMachine extends sfn.StateMachine {
  constructor(scope: Construct, id: string, props: SubmitMachineProps) {
    super(scope, id, {
      comment: props.comment,
      definitionBody: sfn.DefinitionBody.fromString(Stack.of(scope).toJsonString(definition(scope, props))),
    });
    props.deadLetterQueue.grantSendMessages(this);
  }
}

function definition(scope: Construct, { request, queryLanguage = sfn.QueryLanguage.JSON_PATH, deadLetterQueue, comment }: SubmitMachineProps) {
  const jsonata = queryLanguage === sfn.QueryLanguage.JSONATA;
  const task = (service: string) => `arn:${Stack.of(scope).partition}:states:::${service}`;
  return {
    Comment: comment,
    QueryLanguage: queryLanguage,
    StartAt: 'Submit',
    States: {
      Submit: {
        Type: 'Task',
        Resource: task('batch:submitJob'),
        ...request,
        Retry: [{ ErrorEquals: TRANSIENT_ERRORS, IntervalSeconds: 5, BackoffRate: 2, MaxAttempts: 8, JitterStrategy: 'FULL' }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Keep', ...jsonata ? { Output: '{% $merge([$states.input, {"error": $states.errorOutput}]) %}' } : { ResultPath: '$.error' } }],
        End: true,
      },
      Keep: {
        Type: 'Task',
        Resource: task('sqs:sendMessage'),
        ...jsonata
          ? { Arguments: { QueueUrl: deadLetterQueue.queueUrl, MessageBody: '{% $states.input %}' } }
          : { Parameters: { 'QueueUrl': deadLetterQueue.queueUrl, 'MessageBody.$': '$' } },
        Next: 'Refused',
      },
      Refused: { Type: 'Fail', Error: 'JobNotSubmitted', Cause: 'AWS Batch did not take the job; the input is in the queue for starts that failed' },
    },
  };
}

import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { ContainerJob, IBatchQueue } from '../../src';
import { addJob, fargateQueue } from '../_helpers/jobs';
import { propertiesOf, testStack } from '../_helpers/stack';
import { textOf } from '../_helpers/template-text';

// What others of the CDK do with our queues and jobs, as they are.

let stack: Stack;
let queue: IBatchQueue;
let job: ContainerJob;
beforeEach(() => {
  stack = testStack();
  queue = fargateQueue(stack);
  job = addJob(queue, { arraySize: 48 });
});

test('a task of Step Functions submits a job', () => {
  new sfn.StateMachine(stack, 'Machine', {
    definitionBody: sfn.DefinitionBody.fromChainable(new tasks.BatchSubmitJob(stack, 'Submit', {
      jobName: 'tile', jobQueueArn: queue.jobQueueRef.jobQueueArn, jobDefinitionArn: job.jobDefinitionRef.jobDefinitionArn, arraySize: job.arraySize,
    })),
  });
  const { States } = JSON.parse(textOf(propertiesOf(stack, 'AWS::StepFunctions::StateMachine')[0].DefinitionString));
  expect(States.Submit.Parameters).toEqual({
    JobName: 'tile', JobQueue: expect.stringMatching(/^<BatchQueue/), JobDefinition: expect.stringMatching(/^<Job/), ArrayProperties: { Size: 48 },
  });
});

test('a rule of EventBridge submits a job', () => {
  const { jobQueueArn } = queue.jobQueueRef;
  const { jobDefinitionArn } = job.jobDefinitionRef;
  const target = new targets.BatchJob(jobQueueArn, queue, jobDefinitionArn, job, { size: job.arraySize });
  new events.Rule(stack, 'Rule', { eventPattern: { source: ['shop'] }, targets: [target] });
  Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
    Targets: [{
      Arn: stack.resolve(jobQueueArn), BatchParameters: { JobDefinition: stack.resolve(jobDefinitionArn), ArrayProperties: { Size: 48 } },
    }],
  });
});

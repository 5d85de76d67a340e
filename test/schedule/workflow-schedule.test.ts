import { Duration } from 'aws-cdk-lib';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { WorkflowSchedule, WorkflowScheduleProps } from '../../src';
import { statementsOf } from '../_helpers/jobs';
import { propertiesOf, testStack } from '../_helpers/stack';

function scheduled(props: Partial<WorkflowScheduleProps> = {}) {
  const stack = testStack();
  const stateMachine = new sfn.StateMachine(stack, 'Etl', { definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Nothing')) });
  const nightly = new WorkflowSchedule(stack, 'Nightly', { stateMachine, schedule: scheduler.ScheduleExpression.rate(Duration.hours(6)), ...props });
  const [{ Target: target }] = propertiesOf(stack, 'AWS::Scheduler::Schedule');
  return { stack, nightly, target, stateMachineArn: stack.resolve(stateMachine.stateMachineArn) };
}

test('starts a state machine, which is all that it may', () => {
  const { stack, nightly, target, stateMachineArn } = scheduled();
  expect(target).toMatchObject({ Arn: stateMachineArn, Input: '{}' });
  expect(statementsOf(stack, nightly.role)[0]).toEqual({ Effect: 'Allow', Action: 'states:StartExecution', Resource: stateMachineArn });
});

test('has an input, in which the time can be', () => {
  const { target } = scheduled({ input: { due: scheduler.ContextAttribute.scheduledTime } });
  expect(target.Input).toBe('{"due":"<aws.scheduler.scheduled-time>"}');
});

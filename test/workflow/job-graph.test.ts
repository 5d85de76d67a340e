import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Film } from './_helpers/film';
import { JobGraph, JobGraphInput } from '../../src';
import { statesOf } from '../_helpers/interpreter';
import { statementsOf } from '../_helpers/jobs';

test('a job says what differs from its definition, and what of that comes from the input', () => {
  const film = new Film();
  const job = film.shell('Job', 'true', { parameters: { scene: 'forest' } });
  film.graph.addJob('One', {
    job, arraySize: 2, parameters: { scene: JobGraphInput.text('$.scene') }, command: ['render', JobGraphInput.text('$.take')], environment: { A: 'b' },
  });
  const { Parameters: request } = statesOf(film.deploy().graph).find(([name]) => name === 'One')![1];
  expect(request).toMatchObject({
    ArrayProperties: { Size: 2 },
    Parameters: { 'scene.$': "States.Format('{}', $.input.scene)" },
    ContainerOverrides: { 'Command.$': "States.Array('render', States.Format('{}', $.input.take))", 'Environment': [{ Name: 'A', Value: 'b' }] },
  });
});

test('the role may submit these jobs to these queues, and nothing more', () => {
  const film = new Film();
  const job = film.shell('Job');
  film.shell('Other');
  film.graph.addJob('One', { job });
  film.graph.addJob('Two', { job });
  const submits = statementsOf(film, film.graph.stateMachine.role).filter(({ Action }) => Action === 'batch:SubmitJob');
  expect(submits).toHaveLength(1);
  expect(submits[0].Resource).toEqual([
    film.resolve(film.queue.jobQueueRef.jobQueueArn), expect.anything(), expect.objectContaining({ 'Fn::Join': expect.anything() }),
  ]);
  expect(JSON.stringify(submits[0].Resource)).not.toContain('Other');
  expect(statementsOf(film, film.graph.stateMachine.role).map(({ Action }) => Action).flat().sort()).toEqual([
    'batch:DescribeJobs', 'batch:ListJobs', 'batch:SubmitJob', 'batch:TerminateJob', 'events:DescribeRule', 'events:PutRule', 'events:PutTargets',
  ]);
});

test('whoever may start a run may do just that', () => {
  const film = new Film();
  const role = new iam.Role(film, 'Starter', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  film.graph.addJob('One', { job: film.shell('Job') });
  film.graph.grantStart(role);
  expect(statementsOf(film, role)).toEqual([
    { Action: 'states:StartExecution', Effect: 'Allow', Resource: film.resolve(film.graph.stateMachine.stateMachineArn) },
  ]);
});

test('no function is made, and one clean-up for all graphs of a stack', () => {
  const film = new Film();
  film.graph.addJob('One', { job: film.shell('Job') });
  new JobGraph(film, 'Second').addJob('One', { job: film.shell('Other') });
  const template = Template.fromStack(film);
  template.resourceCountIs('AWS::Lambda::Function', 0);
  template.resourceCountIs('AWS::StepFunctions::StateMachine', 3);
  template.resourceCountIs('AWS::Events::Rule', 2);
});

test('a rule starts the clean-up with the queues of the graph', () => {
  const film = new Film();
  film.graph.addJob('One', { job: film.shell('Job') });
  film.graph.addJob('Two', { job: film.shell('Other'), queue: film.batch.addQueue('Second', { compute: [film.compute] }) });
  Template.fromStack(film).hasResourceProperties('AWS::Events::Rule', {
    EventPattern: {
      'source': ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      'detail': { stateMachineArn: [film.resolve(film.graph.stateMachine.stateMachineArn)], status: ['ABORTED', 'TIMED_OUT', 'FAILED'] },
    },
    Targets: [Match.objectLike({
      InputTransformer: {
        InputPathsMap: { 'detail-executionArn': '$.detail.executionArn', 'detail-status': '$.detail.status' },
        InputTemplate: {
          'Fn::Join': ['', [
            '{"execution":<detail-executionArn>,"status":<detail-status>,"queues":["', Match.anyValue(), '","', Match.anyValue(), '"]}',
          ]],
        },
      },
    })],
  });
});

test('a timeout is that of the whole run', () => {
  const film = new Film({ timeout: Duration.hours(2) });
  film.graph.addJob('One', { job: film.shell('Job') });
  expect(film.deploy().graph.TimeoutSeconds).toBe(7200);
});

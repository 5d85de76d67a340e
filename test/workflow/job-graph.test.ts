import { Duration, Size } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as iam from 'aws-cdk-lib/aws-iam';
import { deploy, Film } from './_helpers/film';
import { statesOf } from './_helpers/interpreter';
import { Compute, ComputePlatform, JobGraph, JobGraphJobOptions, RetryPolicy } from '../../src';
import { IMAGE, statementsOf } from '../_helpers/jobs';

/** The request of the only job of a graph. */
function requestOf(options: Partial<JobGraphJobOptions>, film = new Film()): any {
  film.graph.addJob('One', { job: options.job ?? film.shell('Job'), ...options });
  const { JobName, 'JobName.$': _, JobQueue, JobDefinition, ...request } = statesOf(deploy(film).graph).find(([name]) => name === 'One')![1].Parameters;
  return request;
}

describe('of a job, the request has', () => {
  test('nothing but what the graph says', () => {
    expect(requestOf({})).toEqual({});
  });

  test.each<[string, Partial<JobGraphJobOptions>, object]>([
    ['parameters', { parameters: { a: 'b' } }, { Parameters: { a: 'b' } }],
    ['an array size', { arraySize: 2 }, { ArrayProperties: { Size: 2 } }],
    ['a timeout', { timeout: Duration.minutes(2) }, { Timeout: { AttemptDurationSeconds: 120 } }],
    ['no retries', { retryPolicy: RetryPolicy.never() }, { RetryStrategy: { Attempts: 1 } }],
    ['retries', { retryPolicy: RetryPolicy.custom(2, [batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.SPOT_INSTANCE_RECLAIMED)]) },
      { RetryStrategy: { Attempts: 2, EvaluateOnExit: [{ Action: 'RETRY', OnStatusReason: 'Host EC2*' }] } }],
    ['overrides', { command: ['a'], environment: { B: 'c' }, vcpus: 1, memory: Size.gibibytes(2) }, {
      ContainerOverrides: {
        Command: ['a'], Environment: [{ Name: 'B', Value: 'c' }], ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '2048' }],
      },
    }],
  ])('%s', (_, options, request) => {
    expect(requestOf(options)).toEqual(request);
  });

  test('overrides of one of several containers', () => {
    const film = new Film();
    const job = film.batch.addMultiContainerJob('Several', { queue: film.queue, containers: ['a', 'b'].map((name) => ({ name, image: IMAGE })) });
    expect(requestOf({ job, command: ['x'], container: 'b' }, film)).toEqual({
      EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: 'b', Command: ['x'] }] }] },
    });
  });

  test('overrides of the only container, on managed instances', () => {
    const film = new Film();
    const queue = film.batch.addQueue('Patched', { compute: [film.batch.addManagedInstancesCompute('Managed')] });
    expect(requestOf({ job: film.shell('Job', 'true', { queue, vcpus: 1 }), command: ['x'] }, film)).toEqual({
      EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: 'default', Command: ['x'] }] }] },
    });
  });

  test('overrides of all nodes', () => {
    const film = new Film();
    const queue = film.batch.addQueue('Instances', { compute: [film.batch.addEc2Compute('Ec2')] });
    const job = film.batch.addMultiNodeJob('Nodes', { queue, nodeGroups: [{ nodes: 2, image: IMAGE }] });
    expect(requestOf({ job, gpus: 2 }, film)).toEqual({
      NodeOverrides: { NodePropertyOverrides: [{ TargetNodes: '0:', ContainerOverrides: { ResourceRequirements: [{ Type: 'GPU', Value: '2' }] } }] },
    });
  });

  test('overrides of a pod', () => {
    const film = new Film();
    const cluster = Compute.fromComputeEnvironmentArn(film, 'Cluster', 'arn:aws:batch:eu-west-1:123456789012:compute-environment/pods', {
      platform: ComputePlatform.EKS,
    });
    const job = film.batch.addEksJob('Pod', { queue: film.batch.addQueue('Pods', { compute: [cluster] }), image: IMAGE });
    expect(requestOf({ job, command: ['x'], environment: { A: 'b' }, vcpus: 2, memory: Size.gibibytes(4), gpus: 1 }, film)).toEqual({
      EksPropertiesOverride: {
        PodProperties: {
          Containers: [{
            Command: ['x'],
            Env: [{ Name: 'A', Value: 'b' }],
            Resources: {
              Limits: { 'cpu': '2', 'memory': '4096Mi', 'nvidia.com/gpu': '1' },
              Requests: { 'cpu': '2', 'memory': '4096Mi', 'nvidia.com/gpu': '1' },
            },
          }],
        },
      },
    });
  });

  test('the array size of the job', () => {
    const film = new Film();
    expect(requestOf({ job: film.shell('Job', 'true', { arraySize: 48 }) }, film)).toEqual({ ArrayProperties: { Size: 48 } });
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
  expect(deploy(film).graph.TimeoutSeconds).toBe(7200);
});

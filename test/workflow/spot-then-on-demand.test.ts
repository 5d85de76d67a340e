import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { BatchPlatform, ContainerJob, FairShare, IBatchQueue, ICompute, SpotThenOnDemand, SpotThenOnDemandProps } from '../../src';
import { matches } from '../_helpers/event-pattern';
import { addJob, IMAGE, statementsOf } from '../_helpers/jobs';
import { propertiesOf, testStack } from '../_helpers/stack';

let stack: Stack;
let batch: BatchPlatform;
let spotQueue: IBatchQueue;
let onDemandQueue: IBatchQueue;
let job: ContainerJob;
beforeEach(() => {
  stack = testStack();
  batch = new BatchPlatform(stack, 'Batch');
  spotQueue = queueOf(batch.addSpotCompute('Spot'));
  onDemandQueue = queueOf(batch.addEc2Compute('OnDemand'));
  job = addJob(spotQueue);
});

const queueOf = (compute: ICompute, fairShare?: FairShare) => batch.addQueue(`${compute.node.id}Queue${fairShare ? 'Fair' : ''}`, { compute: [compute], fairShare });
const fallback = (props: Partial<SpotThenOnDemandProps> = {}) => new SpotThenOnDemand(stack, 'Fallback', { spotQueue, onDemandQueue, jobs: [job], ...props });

describe('a job that lost its host', () => {
  const event = (detail: object, queue = spotQueue, of = job) => ({
    'source': 'aws.batch',
    'detail-type': 'Batch Job State Change',
    'detail': {
      jobId: '4c7599ae-0a82-49aa-ba5a-4727fcce14a8',
      status: 'FAILED',
      statusReason: 'Host EC2 (instance i-0e4ccf7bcf7d8a3ef) terminated.',
      jobQueue: arnOf(queue.jobQueueRef.jobQueueArn),
      jobDefinition: `${arnOf(of.jobDefinitionRef.jobDefinitionArn)}:7`,
      ...detail,
    },
  });
  /** ARNs of a template, as a text that is the same for the same resource, whatever makes the ARN of it. */
  const arnOf = (arn: unknown) => `arn:${/"(?:Ref|Fn::GetAtt)":\[?"((?:Batch|Job|Other)\w*)"/.exec(JSON.stringify(stack.resolve(arn)))![1]}`;

  function pattern() {
    const [{ EventPattern: { detail, ...rest } }] = propertiesOf(stack, 'AWS::Events::Rule');
    const jobDefinition = detail.jobDefinition.map(({ prefix }: any) => ({ prefix: `${arnOf(prefix)}:` }));
    return { ...rest, detail: { ...detail, jobQueue: detail.jobQueue.map(arnOf), jobDefinition } };
  }

  test.each<[string, boolean, object]>([
    ['is submitted again', true, {}],
    ['of Fargate Spot, too', true, { statusReason: 'Your Spot Task was interrupted.' }],
    ['but not one that failed by itself', false, { statusReason: 'Essential container in task exited' }],
    ['but not one that is retried', false, { status: 'RUNNABLE' }],
    ['but not a second time', false, { tags: { 'cdk-batchworks:resubmission-of': 'x' } }],
    ['but no child of an array', false, { arrayProperties: { index: 3 } }],
  ])('%s', (_, expected, detail) => {
    fallback();
    expect(matches(pattern(), event(detail))).toBe(expected);
  });

  test('but not from another queue, nor of another job', () => {
    fallback();
    expect(matches(pattern(), event({}, onDemandQueue))).toBe(false);
    expect(matches(pattern(), event({}, spotQueue, addJob(spotQueue, {}, 'Other')))).toBe(false);
  });

  test('and a child of an array, if asked for', () => {
    fallback({ arrayIndexVariable: 'TILE' });
    expect(matches(pattern(), event({ arrayProperties: { index: 3 } }))).toBe(true);
  });
});

test('the state machine may submit the jobs with tags to the on-demand queue, and keep what was refused', () => {
  const { stateMachine } = fallback({ deadLetterQueue: new sqs.Queue(stack, 'Failed') });
  expect(statementsOf(stack, stateMachine.role as any).map(({ Action }) => Action)).toEqual([
    ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'], 'batch:SubmitJob', 'batch:TagResource',
  ]);
  Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', { Targets: [{ Arn: stack.resolve(stateMachine.stateMachineArn) }] });
});

describe('is refused', () => {
  const refuse = (props: Partial<SpotThenOnDemandProps>, message: string) => expect(() => fallback(props)).toThrow(message);

  test('a first queue without Spot capacity', () => refuse({ spotQueue: onDemandQueue }, '`spotQueue` must have Spot capacity, got Test/Batch/OnDemandQueue'));
  test('a second queue with Spot capacity', () => refuse({ onDemandQueue: spotQueue }, '`onDemandQueue` must have no Spot capacity'));
  test('no job', () => refuse({ jobs: [] }, '`jobs` must name at least one job'));
  test('another platform', () => refuse({ onDemandQueue: queueOf(batch.addFargateCompute('Fargate')) }, '`onDemandQueue` must be of the platform of `spotQueue`, EC2'));

  test('another architecture', () => {
    const arm = batch.addEc2Compute('Arm', { architecture: ec2.InstanceArchitecture.ARM_64 });
    refuse({ onDemandQueue: queueOf(arm) }, '`onDemandQueue` must be of the architecture of `spotQueue`');
  });

  test('fair share on demand only', () => {
    refuse({ onDemandQueue: queueOf(batch.addEc2Compute('Fair'), FairShare.of({ a: 1 })) }, '(JD-22)');
  });

  test('a multi-node job', () => {
    refuse({ jobs: [batch.addMultiNodeJob('Nodes', { queue: onDemandQueue, nodeGroups: [{ nodes: 2, image: IMAGE }] })] }, '(JD-16)');
  });

  test.each([['AWS_BATCH_INDEX', '(JD-18)'], ['9', 'letters, digits and underscores']])('the variable %s', (arrayIndexVariable, message) => {
    refuse({ arrayIndexVariable }, message);
  });
});

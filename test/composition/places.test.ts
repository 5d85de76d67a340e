import { App, Duration, Environment, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { BatchNetwork, BatchPlatform, BatchQueue, ContainerJob, EksJob, FargateCompute, JobGraph, JobSchedule, JobTrigger, JobTriggerSource, SpotThenOnDemand } from '../../src';
import { existingCluster } from '../_helpers/eks';
import { addJob, ec2Queue, ECR_IMAGE, fargateQueue } from '../_helpers/jobs';

const HERE: Environment = { account: '111111111111', region: 'eu-west-1' };
const QUEUE_ARN = 'arn:aws:batch:us-east-1:222222222222:job-queue/Bulk';
const DEFINITION_ARN = 'arn:aws:batch:us-east-1:222222222222:job-definition/Frame:7';

const EVENTS = JobTriggerSource.events({ source: ['shop'] });

/** Two stacks, each in a place, or in one that is not known. */
function stacks(here?: Environment, there?: Environment): [Stack, Stack] {
  const app = new App();
  return [new Stack(app, 'Here', { env: here }), new Stack(app, 'There', { env: there, crossRegionReferences: true })];
}

/** What cannot be apart, each made of a part here and a part there. */
const PAIRS: [string, string, (here: Stack, there: Stack) => void][] = [
  ['a job and its queue', 'There/Job: `queue`', (here, there) => new ContainerJob(there, 'Job', { queue: fargateQueue(here), image: ECR_IMAGE })],
  ['a pod and its queue', 'There/Job: `queue`', (here, there) => new EksJob(there, 'Job', { queue: eksQueue(here), image: ECR_IMAGE })],
  ['a queue and its compute', 'There/Queue: `compute`', (here, there) => new BatchQueue(there, 'Queue', { compute: [new BatchPlatform(here, 'Batch').addFargateCompute('Fargate')] })],
  ['compute and its network', 'There/Fargate: `network`', (here, there) => new FargateCompute(there, 'Fargate', { network: new BatchNetwork(here, 'Network') })],
  ['a schedule and its job', 'There/Schedule: `job`', (here, there) => new JobSchedule(there, 'Schedule', {
    job: addJob(fargateQueue(here)), schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)),
  })],
  ['a rule and its job', 'There/Trigger: `job`', (here, there) => new JobTrigger(there, 'Trigger', { job: addJob(fargateQueue(here)), source: EVENTS })],
  ['a pipe and its job', 'There/Trigger: `job`', (here, there) => new JobTrigger(there, 'Trigger', {
    job: addJob(fargateQueue(here)), source: JobTriggerSource.messages(new sqs.Queue(there, 'Inbox')),
  })],
  ['a fallback and its Spot queue', 'There/Fallback: `spotQueue`', (here, there) => new SpotThenOnDemand(there, 'Fallback', fallbackBetween(here, there))],
  ['a fallback and its queue on demand', 'There/Fallback: `onDemandQueue`', (here, there) => new SpotThenOnDemand(there, 'Fallback', fallbackBetween(there, here))],
  ['a graph and its jobs', 'There/Graph: "Job": `job`', (here, there) => new JobGraph(there, 'Graph').addJob('Job', { job: addJob(fargateQueue(here)) })],
];

describe.each(PAIRS)('%s', (_, words, make) => {
  test.each([
    ['another region', { account: '111111111111', region: 'us-east-1' }],
    ['another account', { account: '222222222222', region: 'eu-west-1' }],
  ])('must not be apart: %s', (__, elsewhere) => {
    expect(() => make(...stacks(HERE, elsewhere))).toThrow(`${words} must be in the account and region of the stack, ${elsewhere.account}/${elsewhere.region}, got Here/`);
  });

  test.each<[string, Environment | undefined, Environment | undefined]>([
    ['in one place', HERE, HERE],
    ['in places known at deployment only', undefined, undefined],
    ['one in a place known at deployment only', undefined, HERE],
    ['the other in a place known at deployment only', HERE, undefined],
  ])('may be in two stacks: %s', (__, here, there) => {
    expect(() => make(...stacks(here, there))).not.toThrow();
  });
});

function fallbackBetween(spot: Stack, onDemand: Stack) {
  const platform = new BatchPlatform(spot, 'Spot');
  const spotQueue = platform.addQueue('Queue', { compute: [platform.addSpotCompute('Compute')] });
  return { spotQueue, onDemandQueue: ec2Queue(onDemand), jobs: [addJob(spotQueue)] };
}

test('the place of an imported queue is that of its ARN', () => {
  const [here] = stacks(HERE);
  const compute = [new BatchPlatform(here, 'Batch').addFargateCompute('Fargate')];
  const queue = BatchQueue.fromJobQueueArn(here, 'Imported', QUEUE_ARN, { compute });
  expect(() => addJob(queue)).toThrow('111111111111/eu-west-1, got Here/Imported in 222222222222/us-east-1; put both into one account and region');
});

describe('the place of a definition and a queue of aws-cdk-lib is that of their ARNs, whichever stack imports them', () => {
  const submitFrom = (stack: Stack, importing: Stack, definition: string, queue: string) => new JobTrigger(stack, 'Trigger', {
    job: batch.EcsJobDefinition.fromJobDefinitionArn(importing, 'Frame', definition),
    queue: batch.JobQueue.fromJobQueueArn(importing, 'Bulk', queue),
    source: EVENTS,
  });

  test.each([['job', DEFINITION_ARN, local(QUEUE_ARN), 'Frame'], ['queue', local(DEFINITION_ARN), QUEUE_ARN, 'Bulk']])('not here: %s', (name, definition, queue, id) => {
    const [here] = stacks(HERE);
    expect(() => submitFrom(here, here, definition, queue)).toThrow(
      `Here/Trigger: \`${name}\` must be in the account and region of the stack, 111111111111/eu-west-1, got Here/${id} in 222222222222/us-east-1; put both`);
  });

  test('here', () => {
    const [here, there] = stacks(HERE, { account: '222222222222', region: 'us-east-1' });
    expect(() => submitFrom(here, there, local(DEFINITION_ARN), local(QUEUE_ARN))).not.toThrow();
  });
});

/** The ARN of the same in `HERE`. */
function local(arn: string): string {
  return arn.replace('us-east-1:222222222222', 'eu-west-1:111111111111');
}

function eksQueue(stack: Stack) {
  const platform = new BatchPlatform(stack, 'Batch');
  return platform.addQueue('Queue', { compute: [platform.addEksCompute('Eks', { cluster: existingCluster(stack, platform.vpc), kubernetesNamespace: 'batch' })] });
}

import { App, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { IConstruct } from 'constructs';
import { BatchNetwork, BatchQueue, BatchQueueOptions, ComputePlatform, Ec2Compute, FargateCompute, ICompute, SpotCompute } from '../../src';
import { networkIn, propertiesOf, testStack } from '../_helpers/stack';

const QUEUE = 'AWS::Batch::JobQueue';

let stack: Stack;
let network: BatchNetwork;
let onDemand: ICompute;

beforeEach(() => {
  stack = testStack();
  network = networkIn(stack, { maxAzs: 1 });
  onDemand = new Ec2Compute(stack, 'OnDemand', { network });
});

const spot = (id = 'Spot') => new SpotCompute(stack, id, { network });
const paths = (constructs: IConstruct[]) => constructs.map((construct) => construct.node.path);
const queue = (options: Partial<BatchQueueOptions> = {}) => new BatchQueue(stack, 'Queue', { compute: [onDemand], ...options });

describe('a queue', () => {
  test('tries its compute in order', () => {
    const compute = [spot('A'), onDemand, spot('B')];
    queue({ compute });
    expect(propertiesOf(stack, QUEUE)[0].ComputeEnvironmentOrder).toEqual(compute.map((entry, index) => ({
      ComputeEnvironment: stack.resolve(entry.computeEnvironmentRef.computeEnvironmentArn), Order: index + 1,
    })));
  });

  test('has priority 1, no physical name, and is enabled', () => {
    queue();
    expect(propertiesOf(stack, QUEUE)[0]).toMatchObject({ Priority: 1, State: 'ENABLED' });
    expect(propertiesOf(stack, QUEUE)[0]).not.toHaveProperty('JobQueueName');
  });

  test('takes a priority, a name and a state', () => {
    queue({ priority: 0, jobQueueName: 'urgent', enabled: false });
    expect(propertiesOf(stack, QUEUE)[0]).toMatchObject({ Priority: 0, State: 'DISABLED', JobQueueName: 'urgent' });
  });

  test('writes its path into the template', () => {
    queue();
    Template.fromStack(stack).hasResource(QUEUE, { Metadata: { 'cdk-batchworks:path': 'Test/Queue' } });
  });

  test('says what a job has to know', () => {
    const bulk = queue();
    expect(bulk.platform).toBe(ComputePlatform.EC2);
    expect(bulk.architecture).toBe(ec2.InstanceArchitecture.X86_64);
    expect(paths(bulk.compute)).toEqual(['Test/OnDemand']);
  });

  test('has the security groups of all its compute', () => {
    expect(paths(queue({ compute: [spot(), onDemand] }).connections.securityGroups)).toEqual([
      'Test/Spot/Resource/SecurityGroup', 'Test/OnDemand/Resource/SecurityGroup',
    ]);
  });

  test('is a queue for the aws-cdk-lib', () => {
    const bulk = queue();
    expect(bulk.jobQueueRef.jobQueueArn).toBe(bulk.jobQueue.jobQueueArn);
    expect(bulk.env).toEqual(bulk.jobQueue.env);
  });
});

describe('the log group', () => {
  test('is not made unless it is asked for', () => {
    queue();
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 0);
  });

  test('is made once, with a retention', () => {
    const bulk = queue();
    expect(bulk.logGroup).toBe(bulk.logGroup);
    expect(propertiesOf(stack, 'AWS::Logs::LogGroup')).toEqual([{ RetentionInDays: 30 }]);
  });

  test('has the retention asked for', () => {
    expect(queue({ logRetention: logs.RetentionDays.ONE_WEEK }).logGroup).toBeDefined();
    expect(propertiesOf(stack, 'AWS::Logs::LogGroup')).toEqual([{ RetentionInDays: 7 }]);
  });

  test('can be given', () => {
    const logGroup = new logs.LogGroup(stack, 'Given');
    expect(queue({ logGroup }).logGroup).toBe(logGroup);
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 1);
  });

  test('that is given has a retention of its own', () => {
    const logGroup = new logs.LogGroup(stack, 'Given');
    expect(() => queue({ logGroup, logRetention: 7 })).toThrow('`logRetention` is for a log group that is made here');
  });
});

describe('misuse', () => {
  test('no compute', () => {
    expect(() => queue({ compute: [] })).toThrow('Test/Queue: `compute` must have one to 3 entries, got 0; without compute a job never leaves the queue');
  });

  test('four kinds of compute', () => {
    const compute = [onDemand, spot('A'), spot('B'), spot('C')];
    expect(() => queue({ compute })).toThrow('`compute` must have one to 3 entries, got 4; spread the jobs over several queues');
  });

  test('the same compute twice', () => {
    expect(() => queue({ compute: [onDemand, onDemand] })).toThrow('`compute` must name each compute once, got Test/OnDemand twice');
  });

  test('Fargate beside EC2', () => {
    const compute = [new FargateCompute(stack, 'Fargate', { network }), onDemand];
    expect(() => queue({ compute })).toThrow('`compute` must be of one platform, got Test/Fargate (FARGATE), Test/OnDemand (EC2)');
  });

  test('two architectures', () => {
    const compute = [onDemand, new SpotCompute(stack, 'Arm', { network, architecture: ec2.InstanceArchitecture.ARM_64 })];
    expect(() => queue({ compute })).toThrow('`compute` must be of one architecture, got Test/OnDemand (x86_64), Test/Arm (arm64)');
  });

  test.each([-1, 1001, 1.5])('priority %p', (priority) => {
    expect(() => queue({ priority })).toThrow(`\`priority\` must be an integer from 0 to 1000, got ${priority}; the queue with the higher number`);
  });

  test.each([['x'.repeat(129), 'at most 128 characters, got 129'], ['a b', 'got "a b"'], ['', 'got ""']])('name "%s"', (jobQueueName, message) => {
    expect(() => queue({ jobQueueName })).toThrow(message);
  });
});

describe('what passes', () => {
  test.each([0, 1000])('priority %p', (priority) => {
    expect(() => queue({ priority })).not.toThrow();
  });

  test('a name of 128 characters', () => {
    expect(() => queue({ jobQueueName: 'x'.repeat(128) })).not.toThrow();
  });

  test('tokens', () => {
    const jobQueueName = Lazy.string({ produce: () => 'not a name' });
    expect(() => queue({ priority: Lazy.number({ produce: () => 9999 }), jobQueueName })).not.toThrow();
  });

  test('compute of another stack', () => {
    const other = new Stack(stack.node.root as App, 'Other');
    new BatchQueue(other, 'Queue', { compute: [onDemand] });
    expect(propertiesOf(other, QUEUE)[0].ComputeEnvironmentOrder[0].ComputeEnvironment).toHaveProperty('Fn::ImportValue');
  });
});

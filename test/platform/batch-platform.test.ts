import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import { BatchNetwork, BatchPlatform, Egress } from '../../src';
import { IMAGE, jobProperties } from '../_helpers/jobs';

test('makes a network and a log group that keeps a month', () => {
  const stack = new Stack();
  new BatchPlatform(stack, 'Batch');
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::EC2::VPC', 1);
  template.resourceCountIs('AWS::EC2::NatGateway', 1);
  template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});

test('everything that is added shares network and log group', () => {
  const stack = new Stack();
  const batch = new BatchPlatform(stack, 'Batch');
  const compute = [batch.addEc2Compute('Ec2'), batch.addSpotCompute('Spot'), batch.addFargateCompute('Fargate'), batch.addUnmanagedCompute('Own')];
  expect(compute.every(({ network }) => network === batch.network)).toBe(true);
  const queue = batch.addQueue('Queue', { compute: [compute[2]] });
  batch.addJob('Job', { queue, image: IMAGE });
  expect(queue.logGroup).toBe(batch.logGroup);
  expect(jobProperties(stack).ContainerProperties.LogConfiguration.Options['awslogs-group']).toEqual(stack.resolve(batch.logGroup.logGroupName));
});

test('a queue with a retention of its own has a log group of its own', () => {
  const batch = new BatchPlatform(new Stack(), 'Batch');
  const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')], logRetention: logs.RetentionDays.ONE_DAY });
  expect(queue.logGroup.node.path).toBe('Default/Batch/Queue/Logs');
});

test('an existing VPC, network or log group is taken', () => {
  const stack = new Stack();
  const vpc = new ec2.Vpc(stack, 'Vpc');
  const logGroup = new logs.LogGroup(stack, 'Logs');
  expect(new BatchPlatform(stack, 'A', { vpc }).vpc).toBe(vpc);
  expect(new BatchPlatform(stack, 'B', { network: new BatchNetwork(stack, 'Network', { vpc }), logGroup })).toMatchObject({ vpc, logGroup });
});

test.each([
  ['network', 'egress', (stack: Stack) => ({ network: new BatchNetwork(stack, 'Network'), egress: Egress.publicIp() })],
  ['network', 'vpc', (stack: Stack) => ({ network: new BatchNetwork(stack, 'Network'), vpc: new ec2.Vpc(stack, 'Vpc') })],
  ['logGroup', 'logRetention', (stack: Stack) => ({ logGroup: new logs.LogGroup(stack, 'Logs'), logRetention: logs.RetentionDays.ONE_DAY })],
])('`%s` and `%s` together are refused', (whole, part, props) => {
  const stack = new Stack();
  expect(() => new BatchPlatform(stack, 'Batch', props(stack))).toThrow(`Batch: \`${whole}\` must not be given together with \`${part}\``);
});

test('compute may live in another stack than the isolated network that it joins', () => {
  const app = new App();
  const [network, compute] = ['Network', 'Compute'].map((id) => new Stack(app, id));
  new BatchPlatform(compute, 'Batch', { network: new BatchNetwork(network, 'Network', { egress: Egress.endpoints() }) }).addFargateCompute('Fargate');
  app.synth();
  expect([network, compute].map(({ dependencies }) => dependencies.map(({ node }) => node.id))).toEqual([[], ['Network']]);
});

test('compute, queue and job may live in a stack of their own, each', () => {
  const app = new App();
  const [network, platform, jobs] = ['Network', 'Platform', 'Jobs'].map((id) => new Stack(app, id));
  const batch = new BatchPlatform(platform, 'Batch', { vpc: new ec2.Vpc(network, 'Vpc') });
  const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
  new BatchPlatform(jobs, 'Batch', { network: batch.network }).addJob('Job', { queue, image: IMAGE });
  app.synth();
  const dependencies = [network, platform, jobs].map((stack) => stack.dependencies.map(({ node }) => node.id));
  expect(dependencies).toEqual([[], ['Network'], ['Platform']]);
});

test('watches its queues', () => {
  const batch = new BatchPlatform(new Stack(), 'Batch');
  const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
  const monitoring = batch.addMonitoring('Monitoring', { queues: [queue] });
  expect(monitoring.node.path).toBe('Default/Batch/Monitoring');
  expect(monitoring.queues[0]).toBe(queue);
});

/**
 * What a template of N plain jobs costs: written with this library, and by hand with `aws-cdk-lib/aws-batch`.
 *
 * Both make the same: a VPC, Fargate, a queue, N jobs that log, retry when the host was lost, and keep their revisions. Time is construction and synthesis, without CDK's own validation,
 * which costs both the same seconds.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Size, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { atMost, Measurement, median } from './measurement';
import { BatchPlatform } from 'cdk-batchworks';

const JOB_COUNTS = [1, 30, 100];
const REPETITIONS = 31;

type Workload = (stack: Stack, jobs: number) => void;

const IMAGE = ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:stable');
const COMMAND = ['echo', 'hello'];

const withBatchworks: Workload = (stack, jobs) => {
  const platform = new BatchPlatform(stack, 'Batch');
  const queue = platform.addQueue('Queue', { compute: [platform.addFargateCompute('Fargate')] });
  for (let index = 0; index < jobs; index++) {
    platform.addJob(`Job${index}`, { queue, image: IMAGE, command: COMMAND, vcpus: 1, memory: Size.gibibytes(2) });
  }
};

const byHand: Workload = (stack, jobs) => {
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });
  vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  vpc.addGatewayEndpoint('DynamoDb', { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB });
  const fargate = new batch.FargateComputeEnvironment(stack, 'Fargate', { vpc });
  new batch.JobQueue(stack, 'Queue', { computeEnvironments: [{ computeEnvironment: fargate, order: 1 }] });
  const logGroup = new logs.LogGroup(stack, 'Logs', { retention: logs.RetentionDays.ONE_MONTH });
  for (let index = 0; index < jobs; index++) {
    new batch.EcsJobDefinition(stack, `Job${index}`, {
      container: new batch.EcsFargateContainerDefinition(stack, `Container${index}`, {
        image: IMAGE,
        command: COMMAND,
        cpu: 1,
        memory: Size.gibibytes(2),
        logging: ecs.LogDriver.awsLogs({ logGroup, streamPrefix: `Job${index}` }),
      }),
      retryAttempts: 3,
      retryStrategies: [
        batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.SPOT_INSTANCE_RECLAIMED),
        batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.custom({ onStatusReason: 'Your Spot Task was interrupted*' })),
        batch.RetryStrategy.of(batch.Action.RETRY, batch.Reason.CANNOT_PULL_CONTAINER),
        batch.RetryStrategy.of(batch.Action.EXIT, batch.Reason.custom({ onReason: '*' })),
      ],
      propagateTags: true,
      skipDeregisterOnUpdate: true,
    });
  }
};

/** Milliseconds and resources of one synthesis. */
function synthesize(workload: Workload, jobs: number) {
  const outdir = mkdtempSync(join(tmpdir(), 'synthesis-'));
  const start = performance.now();
  const app = new App({ outdir, analyticsReporting: false });
  workload(new Stack(app, 'Stack'), jobs);
  app.synth();
  const milliseconds = performance.now() - start;
  const { Resources } = JSON.parse(readFileSync(join(outdir, 'Stack.template.json'), 'utf8'));
  rmSync(outdir, { recursive: true });
  return { milliseconds, resources: Object.keys(Resources).length };
}

/** Both workloads in turn, so that whatever else the machine does meets both. */
export function measureSynthesis(): Measurement[] {
  process.env.CDK_VALIDATION = 'false';
  JOB_COUNTS.forEach((jobs) => [withBatchworks, byHand].forEach((workload) => synthesize(workload, jobs))); // warm up
  const measurements = JOB_COUNTS.map((jobs) => {
    const ratios = Array.from({ length: REPETITIONS }, (_, index) => {
      const order = index % 2 === 0 ? [withBatchworks, byHand] : [byHand, withBatchworks];
      const times = new Map(order.map((workload) => [workload, synthesize(workload, jobs).milliseconds]));
      return times.get(withBatchworks)! / times.get(byHand)!;
    });
    return atMost(`synthesis of ${jobs} jobs, against aws-batch by hand`, median(ratios), 'ratio', 1);
  });
  const perJob = (workload: Workload) => (synthesize(workload, 100).resources - synthesize(workload, 1).resources) / 99;
  return [
    ...measurements,
    atMost('resources a plain job', perJob(withBatchworks), 'resources', 1.2),
    atMost('resources a plain job, aws-batch by hand', perJob(byHand), 'resources', undefined),
  ];
}

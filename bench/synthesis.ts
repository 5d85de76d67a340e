/**
 * What a template of N plain jobs costs: written with this library, and by hand with `aws-cdk-lib/aws-batch`.
 *
 * Both make the same: a VPC, Fargate, a queue, N jobs that log, retry when the host was lost, and keep their revisions. Time is construction
 * and synthesis, without CDK's own validation, which costs both the same seconds, and without its limit of resources in a stack, which 400
 * jobs by hand exceed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as logs from 'aws-cdk-lib/aws-logs';
import { atMost, Measurement, median } from './measurement';
import { BatchPlatform } from 'cdk-batchworks';

const JOB_COUNTS = [1, 30, 100, 400];
const MOST_JOBS = 400;
const MAX_RESOURCES = 500; // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html

/** A pair of long syntheses says as much as many pairs of short ones. */
function repetitions(jobs: number): number {
  return jobs > 100 ? 9 : 31;
}

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
  new batch.JobQueue(stack, 'Queue', {
    computeEnvironments: [{ computeEnvironment: fargate, order: 1 }],
    jobStateTimeLimitActions: [
      batch.JobStateTimeLimitActionsReason.COMPUTE_ENVIRONMENT_MAX_RESOURCE,
      batch.JobStateTimeLimitActionsReason.JOB_RESOURCE_REQUIREMENT,
    ].map((reason) => ({
      action: batch.JobStateTimeLimitActionsAction.CANCEL, maxTime: Duration.hours(1), reason, state: batch.JobStateTimeLimitActionsState.RUNNABLE,
    })),
  });
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
      timeout: Duration.days(14),
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
  const app = new App({ outdir, analyticsReporting: false, context: { '@aws-cdk/core:stackResourceLimit': 0 } });
  workload(new Stack(app, 'Stack'), jobs);
  app.synth();
  const milliseconds = performance.now() - start;
  const { Resources } = JSON.parse(readFileSync(join(outdir, 'Stack.template.json'), 'utf8'));
  rmSync(outdir, { recursive: true });
  return { milliseconds, resources: Object.keys(Resources).length };
}

/** How many times as long one takes as the other: the median of pairs in turn, so that whatever else the machine does meets both. */
function ratioOfTimes(times: number, one: () => number, other: () => number): number {
  return median(Array.from({ length: times }, (_, index) => {
    if (index % 2 === 0) { return one() / other(); }
    const last = other();
    return one() / last;
  }));
}

const timeOf = (workload: Workload, jobs: number) => () => synthesize(workload, jobs).milliseconds;

function measureAgainstByHand(jobs: number): Measurement {
  const ratio = ratioOfTimes(repetitions(jobs), timeOf(withBatchworks, jobs), timeOf(byHand, jobs));
  return atMost(`synthesis of ${jobs} jobs, against aws-batch by hand`, ratio, 'ratio', 1);
}

/**
 * The time of a job more, in a large template against a small one: 1 where time is linear in the number of jobs. What the template costs without
 * a job is taken away from both, else it would hide what grows.
 */
function measureLinearity(): Measurement {
  const perJob = (jobs: number) => () => (timeOf(withBatchworks, jobs)() - timeOf(withBatchworks, 1)()) / (jobs - 1);
  const ratio = ratioOfTimes(repetitions(MOST_JOBS), perJob(MOST_JOBS), perJob(100));
  return atMost(`synthesis time of a job of ${MOST_JOBS}, against one of 100`, ratio, 'ratio', 1.25);
}

function measureResources(): Measurement[] {
  const resources = (workload: Workload, jobs: number) => synthesize(workload, jobs).resources;
  const perJob = (workload: Workload) => (resources(workload, 100) - resources(workload, 1)) / 99;
  return [
    atMost(`resources of ${MOST_JOBS} plain jobs`, resources(withBatchworks, MOST_JOBS), 'resources', MAX_RESOURCES),
    atMost('resources a plain job', perJob(withBatchworks), 'resources', 1.2),
    atMost('resources a plain job, aws-batch by hand', perJob(byHand), 'resources', undefined),
  ];
}

export function measureSynthesis(): Measurement[] {
  process.env.CDK_VALIDATION = 'false';
  JOB_COUNTS.forEach((jobs) => [withBatchworks, byHand].forEach((workload) => synthesize(workload, jobs))); // warm up
  return [...JOB_COUNTS.map(measureAgainstByHand), measureLinearity(), ...measureResources()];
}

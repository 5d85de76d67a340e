import { Duration, Stack, TimeZone, Validations } from 'aws-cdk-lib';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { BatchPlatform, FairShare, JobMessage, JobTriggerSource, SpotThenOnDemand, WorkflowSchedule } from '../src';
import { acknowledgeKnown, strictApp, templateOf } from './_helpers/integ';

const IMAGE = ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:stable');

const ACKNOWLEDGED: Record<string, string> = {
  'AwsSolutions-SF1': 'The history of a standard state machine of one step shows the same for 90 days.',
  'AwsSolutions-SF2': 'There is nothing to trace in one step.',
  'AwsSolutions-SQS3': 'It is the dead-letter queue.',
  'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:batch:<AWS::Region>:<AWS::AccountId>:job/*]': 'A job has no id before it is submitted with its tags.',
  ...Object.fromEntries(['BatchTiles7A4E1A95', 'BatchAlign0490A012'].map((job) => [anyRevision(job), 'A schedule goes on working after the next deployment.'])),
};

function anyRevision(job: string): string {
  const name = `{"Fn::Select":[5,{"Fn::Split":[":",{"Ref":"${job}"}]}]}`;
  return `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:batch:<AWS::Region>:<AWS::AccountId>:${name}:*]`;
}

class Schedules extends Stack {
  private readonly batch = new BatchPlatform(this, 'Batch');
  private readonly spot = this.batch.addQueue('Spot', { compute: [this.batch.addFargateCompute('FargateSpot', { spot: true })] });
  private readonly onDemand = this.batch.addQueue('OnDemand', { compute: [this.batch.addFargateCompute('Fargate')] });
  private readonly fair = this.batch.addQueue('Fair', { compute: this.onDemand.compute, fairShare: FairShare.of({ research: 1 }) });
  private readonly align = this.batch.addJob('Align', { queue: this.spot, image: IMAGE, requiredParameters: ['sample'] });
  private readonly tiles = this.batch.addJob('Tiles', { queue: this.fair, image: IMAGE, arraySize: 48, parameters: { scene: 'harbor' } });

  public addStarts() {
    const fallback = new SpotThenOnDemand(this, 'Fallback', { spotQueue: this.spot, onDemandQueue: this.onDemand, jobs: [this.align], arrayIndexVariable: 'INDEX' });
    const schedule = scheduler.ScheduleExpression.cron({ hour: '2', minute: '30', timeZone: TimeZone.EUROPE_BERLIN });
    this.batch.addSchedule('Nightly', { job: this.tiles, schedule, shareIdentifier: 'research', parameters: { scene: scheduler.ContextAttribute.scheduledTime } });
    new WorkflowSchedule(this, 'Hourly', { stateMachine: fallback.stateMachine, schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)) });
    this.addTriggers();
  }

  private addTriggers() {
    const samples = JobTriggerSource.s3Objects(s3.Bucket.fromBucketName(this, 'Samples', 'samples'), { prefix: 'inbox/', suffix: '.bam' });
    const scenes = JobTriggerSource.events({ source: ['studio'], detailType: ['Scene'] });
    const inbox = new sqs.Queue(this, 'Inbox', { enforceSSL: true, deadLetterQueue: { queue: new sqs.Queue(this, 'Bad', { enforceSSL: true }), maxReceiveCount: 3 } });
    const messages = JobTriggerSource.messages(inbox);
    this.batch.addTrigger('OnSample', { job: this.align, source: samples, parametersFromEvent: { sample: '$.detail.object.key' } });
    this.batch.addTrigger('OnMessage', { job: this.align, source: messages, parametersFromEvent: { sample: '$.body.sample' } });
    this.batch.addTrigger('OnScene', { job: this.tiles, source: scenes, shareIdentifier: 'research', parametersFromEvent: { scene: '$.detail.scene' } });
    this.batch.addTrigger('OnSceneMessage', { job: this.tiles, source: messages, shareIdentifier: 'research', parametersFromEvent: { scene: '$.body.scene' } });
  }

  public addAlerts() {
    const topic = new sns.Topic(this, 'OnCall', { enforceSSL: true });
    const target = JobMessage.toTopic(topic);
    this.fair.events.onFailed('Failed', { target });
    this.fair.events.onBlocked('Blocked', { target });
    this.align.events.onSucceeded('Succeeded', { target });
  }
}

test('schedules, triggers, alerts, and Spot before on demand', () => {
  const stack = new Schedules(strictApp(), 'Schedules');
  stack.addStarts();
  stack.addAlerts();
  acknowledgeKnown(stack);
  Object.entries(ACKNOWLEDGED).forEach(([id, reason]) => Validations.of(stack).acknowledge({ id: `AwsSolutions::${id}`, reason }));
  expect(templateOf(stack)).toMatchSnapshot();
});

import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { CfnOutput, Duration, Stack, StackProps, TimeZone } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  BatchPlatform, ContainerJob, JobDependency, JobGraph, JobGraphInput, JobMessage, JobSource, JobVolume, RetryPolicy, WorkflowSchedule,
} from 'cdk-batchworks';

const ETL = path.join(__dirname, 'etl');

/** One child of an array job for each. */
const SHOPS: string[] = JSON.parse(readFileSync(path.join(ETL, 'shops.json'), 'utf8'));

/** There is no summer time here. Where there is, a start at 02:30 is left out in the night in which the clocks go forward. */
const TIME_ZONE = TimeZone.ASIA_TOKYO;

/** The sales of all shops, fetched every night from their tills, and loaded as one day into a warehouse of plain files. */
export class NightlyEtlStack extends Stack {
  /** Fetch, clean, load. Its input says when the run was due: the day before is the one that is loaded. */
  public readonly graph: JobGraph;

  /** Hears of jobs that fail, and of the alarm on them. */
  public readonly failures: sns.Topic;

  private readonly batch = new BatchPlatform(this, 'Etl');
  private readonly queue = this.batch.addQueue('Nightly', { compute: [this.batch.addFargateCompute('Fargate', { maxVcpus: 8 })] });
  private readonly data = JobVolume.newEfs(this, 'Data', { network: this.batch.network, mountPath: '/data' });

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    this.graph = this.addGraph();
    this.failures = this.addTopic();

    new WorkflowSchedule(this, 'EveryNight', {
      stateMachine: this.graph.stateMachine,
      schedule: scheduler.ScheduleExpression.cron({ hour: '2', minute: '30', timeZone: TIME_ZONE }),
      input: { due: scheduler.ContextAttribute.scheduledTime, tills: 'https://tills.example.com' },
    });

    this.queue.events.onFailed('Failed', { target: JobMessage.toTopic(this.failures) });
    this.batch.addMonitoring('Monitoring', { queues: [this.queue], alarmTopic: this.failures }).alarmOnFailedJobs(this.queue);

    new CfnOutput(this, 'Runs', { value: this.graph.stateMachine.stateMachineArn });
    new CfnOutput(this, 'Failures', { value: this.failures.topicArn });
  }

  /** Each shop is cleaned as soon as it is fetched; the day is loaded when all are clean. */
  private addGraph(): JobGraph {
    const due = JobGraphInput.text('$.due');
    const graph = this.batch.addJobGraph('Night', { timeout: Duration.hours(3) });
    const extracted = graph.addJob('Extract', { job: this.addExtract(), parameters: { due, tills: JobGraphInput.text('$.tills') } });
    const transformed = graph.addJob('Transform', {
      job: this.addStep('Transform', 'transform.mjs', SHOPS.length), parameters: { due }, after: [JobDependency.eachWithEach(extracted)],
    });
    graph.addJob('Load', { job: this.addStep('Load', 'load.mjs'), parameters: { due }, after: [transformed] });
    return graph;
  }

  /** A till may be away for a moment, so that whatever fails is tried again. */
  private addExtract(): ContainerJob {
    return this.batch.addJob('Extract', {
      ...this.step('extract.mjs'),
      command: ['--due', 'Ref::due', '--data', '/data', '--tills', 'Ref::tills'],
      requiredParameters: ['due', 'tills'],
      arraySize: SHOPS.length,
      retryPolicy: RetryPolicy.onAnyFailure({ attempts: 3 }),
    });
  }

  private addStep(id: string, entry: string, arraySize?: number): ContainerJob {
    return this.batch.addJob(id, { ...this.step(entry), command: ['--due', 'Ref::due', '--data', '/data'], requiredParameters: ['due'], arraySize });
  }

  /** What all three have in common: one folder of files, one time zone, and the data. */
  private step(entry: string) {
    return {
      queue: this.queue,
      source: JobSource.directory(ETL, { entry }),
      environment: { TIME_ZONE: TIME_ZONE.timezoneName },
      volumes: [this.data],
      timeout: Duration.minutes(30),
    };
  }

  /** An encrypted topic. The rule lets EventBridge publish to it, the monitoring its alarms. */
  private addTopic(): sns.Topic {
    return new sns.Topic(this, 'FailuresTopic', { masterKey: new kms.Key(this, 'Key', { enableKeyRotation: true }), enforceSSL: true });
  }
}

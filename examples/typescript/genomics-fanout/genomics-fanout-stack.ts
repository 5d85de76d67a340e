import * as path from 'node:path';
import { CfnOutput, Duration, Size, Stack, StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import {
  BatchDashboard, BatchPlatform, BatchQueue, ContainerJob, FairShare, JobSource, JobVolume, SpotThenOnDemand, StuckJobPolicy,
} from 'cdk-batchworks';

const CHUNKS = 16;

/** The reads of a sample are aligned in chunks on Spot instances that a clinic and a research group share, and merged to a list of variants. */
export class GenomicsFanoutStack extends Stack {
  /** Aligns one chunk of the reads; an array job, each of whose children has another chunk. */
  public readonly align: ContainerJob;

  /** Makes one list of variants of all chunks. */
  public readonly merge: ContainerJob;

  private readonly batch = new BatchPlatform(this, 'Genomics');
  private readonly results = JobVolume.newEfs(this, 'Results', { network: this.batch.network, mountPath: '/results' });
  private readonly stuckJobPolicy = StuckJobPolicy.cancelAfterEach({
    insufficientCapacity: Duration.hours(6), // Spot capacity may come back
    maxVcpusTooSmall: Duration.minutes(10), // these two never pass
    noFittingInstance: Duration.minutes(10),
  });

  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const spot = this.batch.addQueue('Spot', {
      compute: [this.batch.addSpotCompute('SpotInstances', { maxVcpus: 128 })],
      fairShare: FairShare.of({ clinic: 0.25, research: 1 }, { decay: Duration.hours(6) }), // the clinic gets four times as much
      stuckJobPolicy: this.stuckJobPolicy,
    });
    // What comes here is rare: it needs no shares.
    const onDemand = this.batch.addQueue('OnDemand', {
      compute: [this.batch.addEc2Compute('Instances', { maxVcpus: 16 })],
      stuckJobPolicy: this.stuckJobPolicy,
    });

    this.align = this.addAlign(spot);
    this.merge = this.addMerge(spot);
    new SpotThenOnDemand(this, 'Fallback', {
      spotQueue: spot, onDemandQueue: onDemand, jobs: [this.align, this.merge], arrayIndexVariable: 'CHUNK_INDEX',
    });
    this.watch(spot, onDemand);

    new CfnOutput(this, 'SpotQueue', { value: spot.jobQueue.jobQueueArn });
    for (const [name, job] of Object.entries({ Align: this.align, Merge: this.merge })) {
      new CfnOutput(this, `${name}Job`, { value: job.jobDefinitionRef.jobDefinitionArn });
    }
  }

  /** A folder of files, around which an image is built. */
  private addAlign(queue: BatchQueue): ContainerJob {
    return this.batch.addJob('Align', {
      ...this.jobOn(queue),
      source: JobSource.directory(path.join(__dirname, 'align'), { entry: 'align.mjs' }),
      command: ['--sample', 'Ref::sample', '--results', '/results'],
      arraySize: CHUNKS,
      vcpus: 2,
      memory: Size.gibibytes(3),
    });
  }

  /** A script alone. Of the jobs of one share, it comes first: it is the last that a sample waits for. */
  private addMerge(queue: BatchQueue): ContainerJob {
    return this.batch.addJob('Merge', {
      ...this.jobOn(queue),
      source: JobSource.script(path.join(__dirname, 'merge.mjs')),
      command: ['--sample', 'Ref::sample', '--results', '/results', '--chunks', `${CHUNKS}`],
      schedulingPriority: 10,
    });
  }

  private jobOn(queue: BatchQueue) {
    return { queue, requiredParameters: ['sample'], volumes: [this.results], timeout: Duration.hours(2), schedulingPriority: 1 };
  }

  /** Alarms that change their state; whoever wants to be told gives the monitoring an `alarmTopic`. */
  private watch(spot: BatchQueue, onDemand: BatchQueue) {
    const monitoring = this.batch.addMonitoring('Monitoring', { queues: [spot, onDemand] });
    monitoring.alarmOnReclaimRate(spot, { maxPercent: 20 });
    monitoring.alarmOnBlockedQueue(spot);
    monitoring.alarmOnFailedJobs(onDemand); // there is no third try
    new BatchDashboard(this, 'Dashboard', { monitoring });
  }
}

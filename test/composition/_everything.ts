import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { BatchNetwork, BatchPlatform, BatchQueue, ContainerJob, Egress, IBatchQueue, ICompute, JobGraph, JobSchedule, MultiContainerJob } from '../../src';
import { ECR_IMAGE } from '../_helpers/jobs';

/** Where the parts of an app are put: each into a stack of its own, or all into one. */
export interface Places {
  readonly network: Construct;
  readonly compute: Construct;
  readonly queues: Construct;
  readonly jobs: Construct;
  readonly starts: Construct;
}

/** A stack for each part, by the name of the part. */
export function stackForEach(app: Construct = new App()): Places {
  const [network, compute, queues, jobs, starts] = ['Network', 'Compute', 'Queues', 'Jobs', 'Starts'].map((id) => new Stack(app, id));
  return { network, compute, queues, jobs, starts };
}

/** All in one place. */
export function allIn(place: Construct): Places {
  return { network: place, compute: place, queues: place, jobs: place, starts: place };
}

/** A network, one compute environment of each kind, a queue for each, a job in each, and what starts a job. */
export function everything(places: Places, egress = Egress.nat()) {
  const network = new BatchNetwork(places.network, 'Network', { egress });
  const platform = new BatchPlatform(places.compute, 'Batch', { network });
  const compute = [
    platform.addFargateCompute('Fargate'), platform.addSpotCompute('Spot'), platform.addManagedInstancesCompute('Managed'), platform.addUnmanagedFleet('Fleet'),
  ];
  const queues = compute.map((entry) => queueOn(places.queues, entry, platform));
  const jobs = queues.map((queue) => new ContainerJob(places.jobs, `${queue.node.id}Job`, { queue, image: ECR_IMAGE }));
  const several = new MultiContainerJob(places.jobs, 'Several', {
    queue: queues[1], containers: [{ name: 'main', image: ECR_IMAGE, vcpus: 1, memory: Size.gibibytes(1) }],
  });
  new JobSchedule(places.starts, 'Nightly', { job: jobs[0], schedule: scheduler.ScheduleExpression.rate(Duration.days(1)) });
  const graph = new JobGraph(places.starts, 'Graph');
  graph.addJob('First', { job: jobs[1] });
  graph.addJob('Second', { job: several });
  return { network, platform, compute, queues, jobs, several, graph };
}

function queueOn(scope: Construct, compute: ICompute, { logGroup }: BatchPlatform): IBatchQueue {
  // one queue with a log group of its own
  return new BatchQueue(scope, `${compute.node.id}Queue`, { compute: [compute], logGroup: compute.spot ? undefined : logGroup });
}

import { App, Stack } from 'aws-cdk-lib';
import { BatchPlatform, BatchQueue, ContainerJob, ContainerJobOptions, JobGraph, JobGraphProps } from '../../../src';
import { CleanUp } from '../../../src/workflow/clean-up';
import { Deployed } from '../../_helpers/deployed';
import { IMAGE } from '../../_helpers/jobs';

/** A stack with a platform, a queue, and a graph, for tests that look at it and for such that run it. */
export class Film extends Stack {
  public readonly batch = new BatchPlatform(this, 'Batch');
  public readonly compute = this.batch.addFargateCompute('Fargate');
  public readonly queue: BatchQueue = this.batch.addQueue('Bulk', { compute: [this.compute] });
  public readonly graph: JobGraph;

  constructor(props?: JobGraphProps, app = new App()) {
    super(app, 'Film');
    this.graph = new JobGraph(this, 'Graph', props);
  }

  /** A job that runs a script of the shell. */
  public shell(id: string, script = 'true', options: Partial<ContainerJobOptions> = {}): ContainerJob {
    return this.batch.addJob(id, { queue: this.queue, image: IMAGE, vcpus: 0.25, command: ['sh', '-c', script], ...options });
  }

  /** The definitions of the state machines, as they are deployed. */
  public deploy() {
    const deployed = new Deployed(this);
    const { stateMachine } = CleanUp.of(this);
    const [graph, cleanUp] = [this.graph.stateMachine, stateMachine].map((machine) => deployed.definitionOf(deployed.arnOf(machine)));
    return { deployed, graph, cleanUp };
  }
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ContainerLauncher, type ContainerLauncherProps } from './container-launcher';
import type { JobObserver, RunningJob } from './engines/engine';
import type { JobPlace } from './job-environment';
import { Launch } from './launch';
import { NodeGroup } from './node-group';
import type { JobStore } from './store/job-store';
import type { NodeRun } from './store/node-run';
import type { JobRecord } from './submission';
import { TaskRun } from './task-run';

/** What a launch needs to know. */
export interface LauncherProps extends ContainerLauncherProps {
  readonly jobs: JobStore;
}

/** A node of an attempt: what is remembered of it, and the folder of the attempt. */
interface NodeToRun {
  readonly index: number;
  readonly run: NodeRun;
  readonly directory: string;
}

/** Starts the attempts of jobs: one container, the containers of a task, or the nodes of a multi-node job. */
export class Launcher {
  private readonly containers: ContainerLauncher;

  constructor(private readonly props: LauncherProps) {
    this.containers = new ContainerLauncher(props);
  }

  /** Starts one attempt. What goes wrong on the way is told as its end, as AWS Batch does it. */
  public launch(place: JobPlace, observer: JobObserver): RunningJob {
    const record = this.props.jobs.recordOf(place.job.spec.jobId)!;
    return isOneContainer(record) ? this.launchContainer(record, place, observer) : this.launchTasks(record, place, observer);
  }

  /** The usual case, and the one of which there may be 10,000: nothing is kept of it but the name of its log. */
  private launchContainer(record: JobRecord, place: JobPlace, observer: JobObserver): RunningJob {
    const { job: { spec: { jobId } }, attempt } = place;
    return this.containers.launch({
      record,
      place,
      container: record.tasks[0].containers[0],
      directories: () => {
        const own = this.props.state.createAttemptDirectory(jobId, attempt);
        return { own, ofTask: own };
      },
      logOf: { jobId, attempt },
    }, observer);
  }

  private launchTasks(record: JobRecord, place: JobPlace, observer: JobObserver): RunningJob {
    const { state, jobs } = this.props;
    const { job: { spec: { jobId } }, attempt } = place;
    const launch = new Launch(observer);
    launch.run((jobObserver) => {
      const directory = state.createAttemptDirectory(jobId, attempt);
      const nodes = jobs.addNodes(jobId, attempt, record.tasks.length);
      const startNode = (index: number, nodeObserver: JobObserver) =>
        this.launchTask(record, place, { index, run: nodes[index], directory }, nodeObserver);
      const { mainNode } = record.nodeProperties ?? {};
      return mainNode === undefined ? startNode(0, jobObserver) : new NodeGroup(nodes.length, mainNode, startNode, jobObserver);
    });
    return launch;
  }

  private launchTask(record: JobRecord, place: JobPlace, node: NodeToRun, observer: JobObserver): RunningJob {
    const ofTask = join(node.directory, `node-${node.index}`);
    mkdirSync(ofTask);
    const { containers } = record.tasks[node.index];
    return new TaskRun(containers, (container, containerObserver) => {
      const name = container.name ?? 'default';
      return this.containers.launch({
        record,
        place: record.nodeProperties ? { ...place, nodeIndex: node.index } : place,
        container,
        directories: () => {
          const own = join(ofTask, `container-${containers.indexOf(container)}`); // not by its name, which a template may choose freely
          mkdirSync(own);
          return { own, ofTask };
        },
        onLogStream: (logStreamName) => node.run.containerStarted(name, logStreamName),
      }, containerObserver);
    }, node.run.observed(observer), ({ name = 'default' }, exit) => node.run.containerExited(name, exit));
  }
}

function isOneContainer({ tasks, nodeProperties }: JobRecord): boolean {
  return nodeProperties === undefined && tasks[0].properties === undefined;
}

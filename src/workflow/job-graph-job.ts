import { aws_batch } from 'aws-cdk-lib/interfaces';
import { IConstruct } from 'constructs';
import { GraphEdge, GraphNode } from './graph';
import { IJobDependency, IJobGraphJob, JobDependencyKind } from './job-dependency';
import { requireSound } from './job-graph-checks';
import { JobGraphJobOptions } from './job-graph-props';
import { renderRequest } from './job-overrides';
import { renderValue } from './render-value';
import { fail } from '../private/errors';
import { Submission } from './machine/submission-states';

/** A job of a `JobGraph`, made by `graph.addJob()`. Others can run after it. */
export class JobGraphJob implements IJobGraphJob {
  /**
   * Made by the graph only, which looks after its names.
   *
   * @internal
   */
  public static _of(graph: IConstruct, jobName: string, options: JobGraphJobOptions): JobGraphJob {
    return new JobGraphJob(graph, jobName, options);
  }

  /** Whoever runs after the job as it is, waits for all of it. */
  public readonly dependencyKind = JobDependencyKind.ALL;

  /** The same: the job itself. */
  public readonly target?: IJobGraphJob = this;

  /** The queue that it is submitted to. */
  public readonly queue: aws_batch.IJobQueueRef;

  /** How many children it has; nothing where it is no array job. */
  public readonly arraySize?: number;

  private readonly dependencies: IJobDependency[] = [];

  private constructor(
    /** The graph. */
    public readonly graph: IConstruct,
    /** The name in the graph. */
    public readonly jobName: string,
    private readonly options: JobGraphJobOptions,
  ) {
    const { queue, arraySize } = options.job as { queue?: aws_batch.IJobQueueRef; arraySize?: number };
    this.queue = options.queue ?? queue ?? fail(graph, `\`queue\` is required for "${jobName}", whose job definition is from elsewhere; say where it runs`);
    this.arraySize = options.arraySize ?? arraySize;
    requireSound(this, options);
    this.runAfter(...options.after ?? []);
  }

  /**
   * Makes it wait for more.
   *
   * @param dependencies Other jobs of the graph, or `JobDependency`.
   */
  public runAfter(...dependencies: IJobDependency[]) {
    for (const dependency of dependencies) {
      const { target } = dependency;
      if (target !== undefined && target.graph !== this.graph) {
        fail(this.graph, `"${this.jobName}" must run after jobs of its own graph, got "${target.jobName}" of ${target.graph.node.path}; `
          + 'add that job to this graph, or wait for it by its id, with `JobDependency.onJobId`');
      }
      if (!this.dependencies.some((other) => isSame(other, dependency))) { this.dependencies.push(dependency); }
    }
  }

  /**
   * The job as the pure core of graphs knows it.
   *
   * @internal
   */
  public get _node(): GraphNode {
    return { name: this.jobName, arraySize: this.arraySize, edges: this.dependencies.map(edge) };
  }

  /**
   * The job as the state machine submits it.
   *
   * @internal
   */
  public get _submission(): Submission {
    return {
      name: this.jobName,
      edges: this._node.edges.map((one) => ({ ...one, jobId: one.jobId && renderValue(one.jobId) })),
      request: renderRequest(this.options, this.queue.jobQueueRef.jobQueueArn, this.arraySize),
    };
  }
}

function edge({ dependencyKind, target, targetId }: IJobDependency): GraphEdge {
  return { kind: dependencyKind, on: target?.jobName, jobId: targetId };
}

function isSame(one: IJobDependency, other: IJobDependency): boolean {
  return one.dependencyKind === other.dependencyKind && one.target?.jobName === other.target?.jobName && one.targetId === other.targetId;
}

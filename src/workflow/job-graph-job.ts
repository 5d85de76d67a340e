import { Token } from 'aws-cdk-lib';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { IConstruct } from 'constructs';
import { GraphEdge, GraphNode } from './graph';
import { IJobDependency, IJobGraphJob, JobDependencyKind } from './job-dependency';
import { JobGraphJobOptions } from './job-graph-props';
import { MachineJob } from './machine/submission-states';
import { renderPayload, renderValue } from './payload';
import { fail } from '../private/errors';
import { Submission } from '../submission/submission';

/** Before the name of a job of AWS Batch stands a hash, and after that of a state up to seven characters; a state has 80 at most. */
const NAME = /^[A-Za-z0-9_-]{1,64}$/;

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

  /**
   * What it submits.
   *
   * @internal
   */
  public readonly _submission: Submission;

  private readonly dependencies: IJobDependency[] = [];

  private constructor(
    /** The graph. */
    public readonly graph: IConstruct,
    /** The name in the graph. */
    public readonly jobName: string,
    options: JobGraphJobOptions,
  ) {
    const refuse = (problem: string) => fail(graph, `"${jobName}": ${problem}`);
    if (!NAME.test(jobName)) { refuse('the name of a job in a graph must have 1 to 64 letters, digits, hyphens and underscores; rename it (JD-30)'); }
    if (Token.isUnresolved(options.arraySize)) { refuse('`arraySize` must be known when the app is synthesized; give a number'); }
    this._submission = new Submission(graph, options, refuse);
    this.queue = this._submission.queue;
    this.arraySize = this._submission.arraySize;
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
  public get _machineJob(): MachineJob {
    return {
      name: this.jobName,
      edges: this._node.edges.map((one) => ({ ...one, jobId: one.jobId && renderValue(one.jobId) })),
      request: renderPayload(this._submission.request()),
    };
  }
}

function edge({ dependencyKind, target, targetId }: IJobDependency): GraphEdge {
  return { kind: dependencyKind, on: target?.jobName, jobId: targetId };
}

function isSame(one: IJobDependency, other: IJobDependency): boolean {
  return one.dependencyKind === other.dependencyKind && one.target?.jobName === other.target?.jobName && one.targetId === other.targetId;
}

import { Aspects, AspectPriority } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { CleanUp } from './clean-up';
import { graphProblems, inOrder, lastOf, nodeProblems } from './graph';
import { GraphParts } from './graph-parts';
import { IJobGraphJob } from './job-dependency';
import { JobGraphJob } from './job-graph-job';
import { allowToWaitForJobs, SubmitPermissions } from './job-graph-permissions';
import { JobGraphJobOptions, JobGraphProps } from './job-graph-props';
import { JobName } from './job-name';
import { historyEvents, MAX_DEFINITION_BYTES, MAX_EVENTS, MAX_PART_BYTES, partedProblems } from './machine/limits';
import { GraphJobs, renderMachine } from './machine/machine';
import { renderMachineOfParts } from './machine/machine-of-parts';
import { partsOf } from './machine/parts';
import { State } from './machine/states';
import { definitionBytes, defineAtSynthesis } from './stored-definition';
import { fail } from '../private/errors';

/**
 * Jobs that depend on each other, as a state machine of AWS Step Functions without a Lambda function.
 *
 * A run submits all jobs at once, each with the ids of those that it waits for: AWS Batch itself starts a job when it may, and fails it
 * when one that it waits for has failed. The run waits for the last ones. It fails with the reason of the job that failed by itself; jobs
 * that do not depend on that one still finish. A run that is stopped, or takes too long, cancels what it has submitted.
 *
 * The output of a run is `{ "jobs": { "NAME": { "id": "…" } } }`. The name of each job in AWS Batch begins with the same hash, which is one
 * of the run, so that they are found together. A run cannot be redriven: start another one.
 *
 * A graph that is too large for one state machine (about 1,200 jobs, fewer where much is overridden) gets further ones, which the first one
 * starts. About 2,000 jobs are possible, see `docs/adr/0007-job-graphs.md`.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/job_dependencies.html
 *
 * @example
 * declare const tile: ContainerJob;
 * declare const stitch: ContainerJob;
 * declare const role: iam.Role;
 *
 * const graph = new JobGraph(this, 'Film');
 * const tiles = graph.addJob('Tiles', { job: tile, arraySize: 48, parameters: { scene: JobGraphInput.text('$.scene') } });
 * graph.addJob('Stitch', { job: stitch, after: [tiles] });
 * graph.grantStart(role);
 */
export class JobGraph extends Construct {
  /** The state machine. Start it with the input that the jobs read, for example on a schedule. Its metrics are those of the runs. */
  public readonly stateMachine: sfn.StateMachine;

  private readonly jobs = new Map<string, JobGraphJob>();
  private readonly permissions: SubmitPermissions;
  private parts?: GraphParts;

  constructor(scope: Construct, id: string, private readonly props: JobGraphProps = {}) {
    super(scope, id);
    this.stateMachine = new sfn.StateMachine(this, 'Resource', {
      definitionBody: sfn.DefinitionBody.fromString('{}'), // see defineAtSynthesis()
      stateMachineName: props.stateMachineName,
      logs: props.logs,
      tracingEnabled: props.tracingEnabled,
    });
    this.permissions = new SubmitPermissions(this.stateMachine);
    defineAtSynthesis(this.stateMachine, () => this.definition());
    allowToWaitForJobs(this, this.stateMachine);
    CleanUp.of(this).watch(this, this.stateMachine, () => [...new Set(this.all.map(({ queue }) => queue.jobQueueRef.jobQueueArn))]);
    // only when the graph is complete it is known whether it has parts, and how many; an Aspect is the last that may add to the tree
    Aspects.of(this).add({ visit: (node) => { if (node === this) { this.divide(); } } }, { priority: AspectPriority.MUTATING });
    this.node.addValidation({ validate: () => this.problems() });
  }

  /**
   * Adds a job.
   *
   * @param name The name in the graph: up to 64 letters, digits, hyphens and underscores, each once.
   * @param options What runs, and after what.
   */
  public addJob(name: string, options: JobGraphJobOptions): JobGraphJob {
    if (this.jobs.has(name)) { fail(this, `the jobs of a graph must have different names, got "${name}" twice; rename one of them`); }
    const job = JobGraphJob._of(this, name, options);
    const known = job._node.edges.flatMap(({ on }) => (on === undefined ? [] : this.jobs.get(on)?._node ?? []));
    const [problem] = nodeProblems(new Map(known.map((node) => [node.name, node])), job._node);
    if (problem !== undefined) { fail(this, problem); }
    this.jobs.set(name, job);
    this.permissions.add(job._submission);
    return job;
  }

  /**
   * A job of this graph by its name, also one that is added later.
   *
   * @param name The name.
   */
  public job(name: string): IJobGraphJob {
    return this.jobs.get(name) ?? new JobName(this, name);
  }

  /**
   * Allows to start a run.
   *
   * @param grantee Who starts it.
   */
  public grantStart(grantee: iam.IGrantable): iam.Grant {
    return this.stateMachine.grantStartExecution(grantee);
  }

  private get all(): JobGraphJob[] {
    return [...this.jobs.values()];
  }

  private get graphJobs(): GraphJobs {
    const nodes = this.all.map(({ _node }) => _node);
    const last = new Set(lastOf(nodes).map(({ name }) => name));
    const jobs = inOrder(nodes).map(({ name }) => this.jobs.get(name)!._machineJob);
    return {
      waitedFor: jobs.filter(({ name }) => !last.has(name)),
      last: jobs.filter(({ name }) => last.has(name)),
      inputPaths: inputPathsOf(jobs),
      timeoutSeconds: this.props.timeout?.toSeconds(),
    };
  }

  private definition(): State {
    return this.parts ? renderMachineOfParts(this.graphJobs, this.parts.parts) : renderMachine(this.graphJobs);
  }

  private divide() {
    const graph = this.graphJobs;
    if (definitionBytes(renderMachine(graph)) <= MAX_DEFINITION_BYTES && historyEvents(graph) <= MAX_EVENTS) { return; }
    this.parts = new GraphParts(this, 'Parts', {
      ...this.props,
      starter: this.stateMachine,
      parts: partsOf(graph, MAX_PART_BYTES, definitionBytes),
      submissions: this.all.map(({ _submission }) => _submission),
      readsInput: graph.inputPaths.length > 0,
    });
  }

  private problems(): string[] {
    const problems = graphProblems(this.all.map(({ _node }) => _node));
    return problems.length === 0 && this.parts ? partedProblems(this.graphJobs, this.parts.parts.length) : problems;
  }
}

/** All that reads the input, wherever it stands. */
function inputPathsOf(value: unknown): string[] {
  const found = JSON.stringify(value).match(/\$\.input(\.[A-Za-z_]\w*|\['[^']+'\]|\[\d+\])+/g) ?? [];
  return [...new Set(found)];
}

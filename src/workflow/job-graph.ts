import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { CleanUp, terminateJobs } from './clean-up';
import { graphProblems, inOrder, lastOf, nodeProblems } from './graph';
import { IJobGraphJob } from './job-dependency';
import { JobGraphJob } from './job-graph-job';
import { JobGraphJobOptions, JobGraphProps } from './job-graph-props';
import { JobName } from './job-name';
import { historyEvents, MachineParts, renderMachine } from './machine/machine';
import { definitionBytes, defineAtSynthesis, MAX_DEFINITION_BYTES } from './stored-definition';
import { fail } from '../private/errors';
import { QueueGrants } from '../queue/queue-grants';

/** Step Functions, quotas: the history of one execution. */
const MAX_EVENTS = 25_000;

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
 * Its limits are those of one state machine: about 1,000 jobs, see `docs/adr/0007-job-graphs.md`.
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
  /** The state machine. Start it with the input that the jobs read, for example on a schedule. */
  public readonly stateMachine: sfn.StateMachine;

  private readonly jobs = new Map<string, JobGraphJob>();
  private readonly granted = new Set<string>();

  constructor(scope: Construct, id: string, props: JobGraphProps = {}) {
    super(scope, id);
    this.stateMachine = new sfn.StateMachine(this, 'Resource', {
      definitionBody: sfn.DefinitionBody.fromString('{}'), // see defineAtSynthesis()
      stateMachineName: props.stateMachineName,
      logs: props.logs,
      tracingEnabled: props.tracingEnabled,
    });
    defineAtSynthesis(this.stateMachine, () => renderMachine({ ...this.parts, timeoutSeconds: props.timeout?.toSeconds() }));
    this.allowToWait();
    CleanUp.of(this).watch(this, this.stateMachine, () => [...new Set(this.all.map(({ queue }) => queue.jobQueueRef.jobQueueArn))]);
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
    this.allowToSubmit(options.job, job.queue);
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

  private get parts(): MachineParts {
    const nodes = this.all.map(({ _node }) => _node);
    const last = new Set(lastOf(nodes).map(({ name }) => name));
    const submissions = inOrder(nodes).map(({ name }) => this.jobs.get(name)!._submission);
    return {
      waitedFor: submissions.filter(({ name }) => !last.has(name)),
      last: submissions.filter(({ name }) => last.has(name)),
      inputPaths: inputPathsOf(submissions),
    };
  }

  private problems(): string[] {
    const problems = graphProblems(this.all.map(({ _node }) => _node));
    return problems.length > 0 ? problems : limitProblems(this.parts);
  }

  private allowToSubmit(job: aws_batch.IJobDefinitionRef, queue: aws_batch.IJobQueueRef) {
    const key = `${queue.jobQueueRef.jobQueueArn} ${job.jobDefinitionRef.jobDefinitionArn}`;
    if (!this.granted.has(key)) { QueueGrants.fromQueue(queue).submit(this.stateMachine, job); }
    this.granted.add(key);
  }

  /** What Step Functions asks for to wait for a job: https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html */
  private allowToWait() {
    // they know no resource; ListJobs finds the child of an array job that failed
    this.stateMachine.addToRolePolicy(new iam.PolicyStatement({ actions: ['batch:DescribeJobs', 'batch:ListJobs'], resources: ['*'] }));
    this.stateMachine.addToRolePolicy(terminateJobs(this)); // a run that is stopped ends the jobs that it waits for
    this.stateMachine.addToRolePolicy(new iam.PolicyStatement({
      actions: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
      resources: [Stack.of(this).formatArn({ service: 'events', resource: 'rule', resourceName: 'StepFunctionsGetEventsForBatchJobsRule' })],
    }));
  }
}

/** All that reads the input, wherever it stands. */
function inputPathsOf(value: unknown): string[] {
  const found = JSON.stringify(value).match(/\$\.input(\.[A-Za-z_]\w*|\['[^']+'\]|\[\d+\])+/g) ?? [];
  return [...new Set(found)];
}

function limitProblems(parts: MachineParts): string[] {
  const bytes = definitionBytes(renderMachine(parts));
  const events = historyEvents(parts.waitedFor.length, parts.last.length);
  const wayOut = 'make two graphs of it, and start the second one after the first';
  return [
    ...(bytes > MAX_DEFINITION_BYTES ? [`a graph must fit into a state machine of ${MAX_DEFINITION_BYTES} bytes, got about ${bytes}; ${wayOut}, or put `
      + 'commands and variables that many jobs have into their job definitions, or let a job that ends quickly run after many of the last ones'] : []),
    ...(events > MAX_EVENTS ? [`a run must leave at most ${MAX_EVENTS} events, got up to ${events}; ${wayOut}`] : []),
  ];
}

import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { resubmission, RESUBMISSION_TAG } from './resubmission';
import { SpotThenOnDemandProps } from './spot-then-on-demand-props';
import { requireFallback } from './spot-then-on-demand-rules';
import { SubmitMachine } from './submit-machine';
import { QueueEvents } from '../events/queue-events';
import { arnBeside, arnWithoutRevision } from '../private/arns';
import { sharedDeadLetterQueue } from '../private/dead-letter-queue';

export * from './spot-then-on-demand-props';

/** What AWS Batch says of a job whose host was taken away: an instance, or a task of Fargate Spot. */
const HOST_LOST = ['Host EC2', 'Your Spot Task was interrupted'];

/**
 * Submits a job to an on-demand queue that failed because AWS took its Spot capacity back, after it was tried there as often as its retry policy says.
 *
 * One queue of both, Spot and on demand, is not the same: there, each attempt goes to whatever has room, and a long job may lose its host every time.
 * This is what AWS advises. A rule waits for the failure, and a state machine without a Lambda function submits the job again with all that was
 * different from its definition: parameters, command, environment, resources, retries, timeout, share and tags.
 *
 * It is another job, with an id of its own. What depended on the first one has failed with it; a graph of jobs does not wait for the second one. The tag
 * `cdk-batchworks:resubmission-of` has the id of the first one. A job is submitted so once, never again. AWS delivers an event at least once: in rare
 * cases a job is submitted twice.
 *
 * The children of an array job are not submitted again unless `arrayIndexVariable` is given: AWS Batch cannot run single children of an array.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/bestpractice5.html
 *
 * @example
 * declare const batch: BatchPlatform;
 * declare const align: ContainerJob; // in the queue `spot`
 * declare const spot: BatchQueue;
 *
 * const onDemand = batch.addQueue('OnDemand', { compute: [batch.addEc2Compute('Ec2')] });
 * new SpotThenOnDemand(this, 'Fallback', { spotQueue: spot, onDemandQueue: onDemand, jobs: [align] });
 */
export class SpotThenOnDemand extends Construct {
  /** The rule for jobs that lost their host for the last time. */
  public readonly rule: events.Rule;
  /** The state machine that submits them to the on-demand queue. Its executions show which ones. */
  public readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, props: SpotThenOnDemandProps) {
    super(scope, id);
    requireFallback(this, props);
    const { spotQueue, onDemandQueue, jobs, arrayIndexVariable } = props;
    const deadLetterQueue = props.deadLetterQueue ?? sharedDeadLetterQueue(this);
    this.stateMachine = new SubmitMachine(this, 'Submit', {
      comment: `Submits what lost its host in ${spotQueue.node.path} to ${onDemandQueue.node.path}`,
      deadLetterQueue,
      queryLanguage: sfn.QueryLanguage.JSONATA,
      request: {
        Arguments: resubmission({
          queueArn: onDemandQueue.jobQueueRef.jobQueueArn, keepsShare: onDemandQueue.isFairShare !== false, arrayIndexVariable,
        }),
      },
    });
    this.allowToSubmit(props);
    this.rule = QueueEvents.fromQueue(spotQueue).onFailed('Rule', {
      crossStackScope: this,
      arrayChildren: arrayIndexVariable !== undefined,
      target: new targets.SfnStateMachine(this.stateMachine, { deadLetterQueue }),
      eventPattern: {
        detail: {
          statusReason: HOST_LOST.map((prefix) => ({ prefix })),
          jobDefinition: jobs.map((job) => ({ prefix: `${arnWithoutRevision(job)}:` })),
          tags: { [RESUBMISSION_TAG]: [{ exists: false }] },
        },
      },
    });
  }

  private allowToSubmit({ onDemandQueue, jobs }: SpotThenOnDemandProps) {
    jobs.forEach((job) => onDemandQueue.grants.submit(this.stateMachine, job));
    // to submit a job with tags; its id is not known before
    iam.Grant.addToPrincipal({ grantee: this.stateMachine, actions: ['batch:TagResource'], resourceArns: [arnBeside(onDemandQueue, 'job/*')] });
  }
}

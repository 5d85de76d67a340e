import * as events from 'aws-cdk-lib/aws-events';
import * as pipes from 'aws-cdk-lib/aws-pipes';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { JobTriggerProps } from './job-trigger-props';
import { NamedSubmission } from './named-submission';
import { requireRetries } from './retries';
import { createPipe } from './trigger-pipe';
import { ruleTarget } from './trigger-rule';
import { sharedDeadLetterQueue } from '../private/dead-letter-queue';
import { fail } from '../private/errors';
import { isKnown } from '../private/tokens';
import { SubmitMachine } from '../workflow/submit-machine';

export * from './job-trigger-props';

/**
 * Submits a job for every new object in S3, every event, or every message.
 *
 * A rule or a pipe of Amazon EventBridge does it. They know neither shares nor overrides but parameters: where one is asked for, they start a state
 * machine of one step, which submits the job. AWS delivers an event at least once, in rare cases twice.
 *
 * @see https://docs.aws.amazon.com/batch/latest/userguide/batch-cwe-target.html
 *
 * @example
 * declare const thumbnails: ContainerJob;
 * declare const uploads: s3.Bucket;
 *
 * new JobTrigger(this, 'OnUpload', {
 *   job: thumbnails,
 *   source: JobTriggerSource.s3Objects(uploads, { prefix: 'inbox/', suffix: '.png' }),
 *   parametersFromEvent: { folder: '$.detail.object.key' },
 * });
 */
export class JobTrigger extends Construct {
  /** The rule; none where messages start the job. */
  public readonly rule?: events.Rule;
  /** The pipe; none where events start the job. */
  public readonly pipe?: pipes.CfnPipe;
  /** The state machine that submits the job; none where AWS can do without one. */
  public readonly stateMachine?: sfn.StateMachine;

  constructor(scope: Construct, id: string, props: JobTriggerProps) {
    super(scope, id);
    const { source: { _from: from }, parametersFromEvent = {} } = props;
    requireRetriesOfEvents(this, props);
    requirePaths(this, parametersFromEvent);
    const submission = new NamedSubmission(this, props, Object.keys(parametersFromEvent));
    const deadLetterQueue = props.deadLetterQueue ?? (from.queue && submission.isPlain ? undefined : sharedDeadLetterQueue(this));
    if (!submission.isPlain) {
      this.stateMachine = new SubmitMachine(this, 'Submit', {
        comment: `Submits ${submission.job.node.path}`,
        deadLetterQueue: deadLetterQueue!,
        request: {
          ...from.queue && { InputPath: '$[0]' }, // a pipe passes a list, also of one
          Parameters: withParameters(submission.request()),
        },
      });
      submission.grantTo(this.stateMachine);
    }
    const parts = { submission, stateMachine: this.stateMachine, parametersFromEvent };
    if (from.queue) {
      this.pipe = createPipe(this, { ...parts, queue: from.queue, description: props.description, enabled: props.enabled });
    } else {
      from.prepare?.();
      this.rule = new events.Rule(this, 'Rule', {
        eventPattern: from.pattern, eventBus: from.eventBus, enabled: props.enabled, description: props.description,
      });
      const { retryAttempts, maxEventAge } = props;
      this.rule.addTarget(ruleTarget(this, { ...parts, retryAttempts, maxEventAge, deadLetterQueue: deadLetterQueue! }));
    }
  }
}

/** The rule or the pipe puts all parameters together, those of the event and the others. */
function withParameters({ Parameters: _, ...request }: { [key: string]: any }) {
  return { ...request, 'Parameters.$': '$.Parameters' };
}

/** Of messages, the queue that they are in says how often and how late they come back. */
function requireRetriesOfEvents(scope: Construct, { retryAttempts, maxEventAge, source }: JobTriggerProps) {
  if (source._from.queue && (retryAttempts !== undefined || maxEventAge !== undefined)) {
    fail(scope, '`retryAttempts` and `maxEventAge` must be absent for messages, which come back as their queue says; set `visibilityTimeout` and `deadLetterQueue` there');
  }
  requireRetries(scope, { retryAttempts, maxEventAge });
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
const PATH = /^\$(\.[A-Za-z0-9_/-]+|\[\d+\])+$/;

function requirePaths(scope: Construct, paths: { [name: string]: string }) {
  const wrong = Object.entries(paths).find(([, path]) => isKnown(path) && !PATH.test(path));
  if (wrong) {
    fail(scope, `\`parametersFromEvent.${wrong[0]}\` must be a path in the event, like $.detail.object.key or $.body.folder, got "${wrong[1]}"; `
      + 'a value that is always the same goes into `parameters`');
  }
}

import type { JsonObject } from './record';
import type { Known, ResourceIdentity } from './types';

/** What submits a job. */
export type JobStartKind = 'rule' | 'pipe' | 'schedule' | 'state-machine';

/**
 * A place in the templates that submits jobs: a target of an `AWS::Events::Rule`, an `AWS::Pipes::Pipe`, an `AWS::Scheduler::Schedule`, or a
 * task of an `AWS::StepFunctions::StateMachine`. The identity is that of the resource; one resource may have several.
 */
export interface JobStartModel extends ResourceIdentity {
  readonly kind: JobStartKind;
  /** What it is called in a sentence: `the target "Nightly"`, `the state "Render"`. */
  readonly label: string;
  /** What it submits, in the shape of the API's `SubmitJob`; what is decided at run time is `Unknown`. */
  readonly request: JsonObject;
  /** As the request has it: a name, `name:revision`, or an ARN with or without the revision. */
  readonly jobDefinition: Known<string>;
  /** A name or an ARN. */
  readonly jobQueue: Known<string>;
  readonly shareIdentifier?: Known<string>;
  readonly jobName?: Known<string>;
  /** The role that submits. */
  readonly roleArn?: Known<string>;
  /** `rate(1 hour)`, `cron(…)`, where the resource itself keeps the time. */
  readonly scheduleExpression?: Known<string>;
  /** What a target of a rule gives besides the request: JSON as text. */
  readonly input?: Known<string>;
  /** How often the service tries to submit, and for how long: `RetryPolicy` of a rule's or a schedule's target, in camelCase. */
  readonly delivery?: JsonObject;
}

/** A resource, and what it starts. */
export interface JobStarterModel extends ResourceIdentity {
  readonly starts: readonly JobStartModel[];
}

import { batch, job, outcomes, type Resources } from '../../_helpers';

/** A queue of the name `Queue`, without compute. */
export const QUEUE = batch('JobQueue', { Priority: 1 });

/** A queue `Queue` that shares its compute, and its policy. */
export const FAIR_SHARE: Resources = {
  Queue: batch('JobQueue', { Priority: 1, SchedulingPolicyArn: { 'Fn::GetAtt': ['Policy', 'Arn'] } }),
  Policy: batch('SchedulingPolicy', { FairsharePolicy: { ShareDecaySeconds: 600 } }),
};

const PAIR = { JobDefinition: { Ref: 'Job' }, JobName: 'nightly' };

/** A rule that submits `Job` to `Queue`. */
export function rule(parameters: object = {}, target: object = {}, properties: object = {}) {
  const batchParameters = { ...PAIR, ...parameters };
  return {
    Type: 'AWS::Events::Rule',
    Properties: { Targets: [{ Id: 'Nightly', Arn: { Ref: 'Queue' }, RoleArn: 'role', BatchParameters: batchParameters, ...target }], ...properties },
  };
}

/** A pipe that does. */
export function pipe(parameters: object = {}) {
  const target = { Target: { Ref: 'Queue' }, TargetParameters: { BatchJobParameters: { ...PAIR, ...parameters } } };
  return { Type: 'AWS::Pipes::Pipe', Properties: { RoleArn: 'role', Source: 'arn:aws:sqs:eu-west-1:123456789012:frames', ...target } };
}

/** A schedule that does, once a day. */
export function schedule(request: object = {}, target: object = {}, properties: object = {}) {
  const input = text({ ...PAIR, JobQueue: { Ref: 'Queue' }, ...request });
  return {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      ScheduleExpression: 'rate(1 day)',
      Target: { Arn: 'arn:aws:scheduler:::aws-sdk:batch:submitJob', RoleArn: 'role', Input: input, ...target },
      ...properties,
    },
  };
}

/** A state machine that does, in the state `Render`. */
export function stateMachine(request: object = {}) {
  const state = {
    Type: 'Task', Resource: 'arn:aws:states:::batch:submitJob.sync', Parameters: { ...PAIR, JobQueue: { Ref: 'Queue' }, ...request }, End: true,
  };
  return { Type: 'AWS::StepFunctions::StateMachine', Properties: { RoleArn: 'role', DefinitionString: text({ StartAt: 'Render', States: { Render: state } }) } };
}

/** JSON with intrinsic functions in it, as the CDK writes it: an `Fn::Join` of what is text and what is not. */
export function text(value: object) {
  const intrinsics: object[] = [];
  const json = JSON.stringify(value, (_, item) => (isIntrinsic(item) ? `«${intrinsics.push(item) - 1}»` : item));
  return { 'Fn::Join': ['', json.split(/«(\d+)»/).map((part, index) => (index % 2 ? intrinsics[Number(part)] : part))] };
}

function isIntrinsic(value: unknown): value is object {
  return typeof value === 'object' && value !== null && /^(Ref|Fn::.*)$/.test(Object.keys(value).join());
}

/** What a rule says of `Start`, which submits `Job` to `Queue`. */
export function outcomeOfStart(id: string, start: object, others: Resources = {}): string | undefined {
  return outcomes(id, { Queue: QUEUE, Job: job(), Start: start, ...others }).Start;
}

/** What a rule says of a job with these properties. */
export function outcomeOfJob(id: string, properties: object, others: Resources = {}): string | undefined {
  return outcomes(id, { ...others, Job: job(properties) }).Job;
}

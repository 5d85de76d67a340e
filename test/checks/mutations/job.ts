/** Each violates one rule about jobs, or about what submits them. */
import type { Mutation, Mutations, Template } from './mutation';

type Resource = Template['Resources'][string];

const ELSEWHERE = { JobDefinition: 'of-another-template', JobQueue: 'of-another-template', JobName: 'nightly' };

/** A job definition of Amazon EKS. */

export const JOB_MUTATIONS: Mutations = {
  'JD-01': onJob((job) => { retryStrategy(job).Attempts = 50; }),
  'JD-02': onJob((job) => {
    const strategy = retryStrategy(job);
    const exits = Array.from({ length: 6 }, (_, code) => ({ Action: 'EXIT', OnExitCode: String(code + 100) }));
    Object.assign(strategy, { Attempts: strategy.Attempts ?? 2, EvaluateOnExit: [...exits, ...strategy.EvaluateOnExit ?? []] });
  }),
  'JD-03': onJob((job) => { job.Properties.RetryStrategy = { EvaluateOnExit: [{ Action: 'EXIT', OnReason: '*' }] }; }),
  'JD-04': onJob((job) => { job.Properties.RetryStrategy = { Attempts: 3, EvaluateOnExit: [{ Action: 'RETRY', OnExitCode: '75' }] }; }),
  'JD-05': onJob((job) => { job.Properties.RetryStrategy = { Attempts: 3, EvaluateOnExit: [{ Action: 'EXIT', OnExitCode: '-1' }] }; }),
  'JD-06': onJob(
    (job) => { job.Properties.RetryStrategy = { Attempts: 3, EvaluateOnExit: [{ Action: 'EXIT', OnStatusReason: 'Host EC2*' }] }; },
    (job, template) => !isMultiNode(job) && queuesOf(job, template).every((queue) => environmentsOf(queue, template).some(isSpot)),
  ),
  'JD-07': onJob(
    (job) => {
      job.Properties.ContainerProperties.Image = 'docker.io/library/busybox:1.37';
      job.Properties.RetryStrategy = { Attempts: 3, EvaluateOnExit: [{ Action: 'EXIT', OnReason: 'CannotPull*' }] };
    },
    // An image with a literal name comes from outside of the account: where it can be pulled, so can one of Docker Hub.
    // What starts a job by a rule may retry it otherwise.
    ({ Properties: { ContainerProperties } }, template) => String(ContainerProperties?.Image).startsWith('public.') && resources(template, 'AWS::Events::Rule').length === 0,
  ),
  'JD-08': onJob((job) => { job.Properties.Timeout = { AttemptDurationSeconds: 5 }; }),
  'JD-09': onJob((job) => { delete job.Properties.Timeout; }, (job) => !isOnFargate(job) && job.Properties.Timeout?.AttemptDurationSeconds !== undefined),
  'JD-10': onJob((job) => { job.Properties.Timeout = { AttemptDurationSeconds: 2_000_000 }; }, isOnFargate),
  'JD-12': onSchedule({ ArrayProperties: { Size: 1 } }),
  'JD-13': onSchedule({ DependsOn: Array.from({ length: 21 }, (_, index) => ({ JobId: `job-${index}` })) }),
  'JD-14': onSchedule({ DependsOn: [{ Type: 'N_TO_N' }] }),
  'JD-16': onJob(({ Properties: { NodeProperties } }) => { NodeProperties.MainNode = NodeProperties.NumNodes; }, isMultiNode),
  'JD-17': onContainer((container) => { container.Image = longer(container.Image); }, ({ Image }) => longer(Image) !== undefined),
  'JD-18': onContainer((container) => { container.Environment = [...container.Environment ?? [], { Name: 'AWS_BATCH_SCENE', Value: 'harbor' }]; }),
  'JD-19': onJob((job) => { job.Properties.Parameters = { ...job.Properties.Parameters, Scenes: 'x'.repeat(25 * 1024) }; }),
  'JD-20': onJob((job) => { job.Properties.Tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`tag${index}`, 'x'])); }),
  'JD-21': onJob((job) => { job.Properties.SchedulingPriority = 10_000; }),
  'JD-22': onQueue(isFairShare, (queue) => ({ Schedule: schedule({ JobQueue: queue }) })),
  'JD-23': onQueue(isFairShare, (queue) => ({ Rule: rule(queue) })),
  'JD-24': onQueue((queue) => !isFairShare(queue), (queue) => ({ Schedule: schedule({ JobQueue: queue, ShareIdentifier: 'teamA' }) })),
  'JD-25': (template) => first(template, 'AWS::Batch::SchedulingPolicy', ({ Properties }) => {
    Properties.FairsharePolicy.ComputeReservation = 100;
  }, ({ Properties: { FairsharePolicy } }) => FairsharePolicy !== undefined),
  'JD-26': onSchedule({}, { RetryPolicy: { MaximumRetryAttempts: 200 } }),
  'JD-27': onQueue((queue) => !isFairShare(queue), (queue) => ({
    Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [] } } },
    Schedule: schedule({ JobQueue: queue }, { RoleArn: { 'Fn::GetAtt': ['MutationRole', 'Arn'] } }),
  })),
  'JD-28': onJob(({ Properties: { ContainerProperties } }) => { ContainerProperties.Memory = 128; }, ({ Properties: { ContainerProperties } }) => (
    ContainerProperties?.ResourceRequirements?.some(({ Type }: { Type: string }) => Type === 'MEMORY')
  )),
  'JD-29': onJob((job) => {
    const { ContainerProperties } = job.Properties;
    Object.assign(ContainerProperties, isOnFargate(job) ? { Privileged: true } : { NetworkConfiguration: { AssignPublicIp: 'DISABLED' } });
  }, ({ Properties: { ContainerProperties } }) => ContainerProperties !== undefined && !isWindows(ContainerProperties)),
  'JD-30': onSchedule({ JobName: 'nightly render' }),
  'JD-31': (template) => {
    // A job that knows its queue, and a rule that does, are about a queue elsewhere once it is gone.
    const isBound = resources(template, 'AWS::Batch::JobDefinition').some(([, { Metadata }]) => Metadata?.['cdk-batchworks:queue'] !== undefined)
      || resources(template, 'AWS::Events::Rule').length > 0;
    return !isBound && remove(template, 'AWS::Batch::JobQueue');
  },
  'JD-32': onSchedule({ Timeout: { AttemptDurationSeconds: 7200 } }, {}, 'rate(1 hour)'),
};

/** Removes all resources of a type. */
function remove(template: Template, type: string): boolean {
  const found = resources(template, type);
  found.forEach(([logicalId]) => delete template.Resources[logicalId]);
  return found.length > 0;
}

function resources(template: Template, type: string): [string, Resource][] {
  return Object.entries(template.Resources).filter(([, { Type }]) => Type === type);
}

/** Changes the first resource of a type that is fit for it. */
function first(template: Template, type: string, change: (resource: Resource) => void, isFit: (resource: Resource) => boolean = () => true): boolean {
  const [, found] = resources(template, type).find(([, resource]) => isFit(resource)) ?? [];
  if (found) { change(found); }
  return found !== undefined;
}

function onJob(change: (job: Resource) => void, isFit: (job: Resource, template: Template) => boolean = () => true): Mutation {
  return (template) => first(template, 'AWS::Batch::JobDefinition', change, (job) => isFit(job, template));
}

function onContainer(change: (container: any) => void, isFit: (container: any) => boolean = () => true): Mutation {
  return onJob(
    ({ Properties: { ContainerProperties } }) => change(ContainerProperties),
    ({ Properties: { ContainerProperties } }) => ContainerProperties !== undefined && isFit(ContainerProperties),
  );
}

/** Adds a schedule that has to do with nothing else in the template. */
function onSchedule(request: object, target: object = {}, expression?: string): Mutation {
  return (template) => add(template, { Schedule: schedule(request, target, expression) });
}

/** Adds something that submits to a queue of the template. */
function onQueue(isFit: (queue: Resource) => boolean, start: (queue: string) => Template['Resources']): Mutation {
  return (template) => {
    const [, queue] = resources(template, 'AWS::Batch::JobQueue').find(([, resource]) => isFit(resource)) ?? [];
    if (!queue) { return false; }
    queue.Properties.JobQueueName ??= 'mutated';
    return add(template, start(queue.Properties.JobQueueName));
  };
}

function add(template: Template, added: Template['Resources']): boolean {
  for (const [name, resource] of Object.entries(added)) { template.Resources[`Mutation${name}`] = resource; }
  return true;
}

function schedule(request: object, target: object = {}, ScheduleExpression = 'rate(1 day)'): Resource {
  const Input = JSON.stringify({ ...ELSEWHERE, ...request });
  return {
    Type: 'AWS::Scheduler::Schedule',
    Properties: { ScheduleExpression, FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: 'arn:aws:scheduler:::aws-sdk:batch:submitJob', Input, ...target } },
  };
}

function rule(queue: string): Resource {
  const target = { Id: 'Nightly', Arn: queue, BatchParameters: { JobDefinition: ELSEWHERE.JobDefinition, JobName: ELSEWHERE.JobName } };
  return { Type: 'AWS::Events::Rule', Properties: { Targets: [target] } };
}

function retryStrategy(job: Resource) {
  job.Properties.RetryStrategy ??= {};
  return job.Properties.RetryStrategy;
}

function longer(image: unknown): unknown {
  const sub = (image as Record<string, unknown> | undefined)?.['Fn::Sub'];
  const text = typeof image === 'string' ? image : sub;
  if (typeof text !== 'string') { return undefined; }
  const long = text + 'x'.repeat(256);
  return sub === undefined ? long : { 'Fn::Sub': long };
}

function isOnFargate({ Properties: { PlatformCapabilities } }: Resource): boolean {
  return PlatformCapabilities?.[0] === 'FARGATE';
}

function isMultiNode({ Properties }: Resource): boolean {
  return Properties.NodeProperties !== undefined;
}

function isWindows(container: any): boolean {
  return /^WINDOWS/i.test(container.RuntimePlatform?.OperatingSystemFamily);
}

function isFairShare({ Properties }: Resource): boolean {
  return Properties.SchedulingPolicyArn !== undefined;
}

function isSpot({ Properties }: Resource): boolean {
  return Properties.ComputeResources?.Type === 'SPOT';
}

/** The queue that the job's construct names; without one, all that it may be submitted to. */
function queuesOf(job: Resource, template: Template): Resource[] {
  const path = job.Metadata?.['cdk-batchworks:queue'];
  const queues = resources(template, 'AWS::Batch::JobQueue').map(([, queue]) => queue);
  return path === undefined ? queues : queues.filter(({ Metadata }) => Metadata?.['cdk-batchworks:path'] === path);
}

function environmentsOf(queue: Resource, template: Template): Resource[] {
  return queue.Properties.ComputeEnvironmentOrder
    .map(({ ComputeEnvironment: reference }: any) => template.Resources[reference.Ref ?? reference['Fn::GetAtt']?.[0]])
    .filter((environment: Resource | undefined) => environment !== undefined);
}

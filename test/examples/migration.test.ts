import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { parse } from 'yaml';
import { ReportsStack as After } from '../../examples/migration/after';
import { ReportsStack as BeforeL2 } from '../../examples/migration/before-l2';
import { ReportsStack as AfterCopilot } from '../../examples/migration/copilot/after';
import { BatchChecks, BatchPlatform, BatchQueue, SpotCompute } from '../../src';

const EXAMPLES = join(__dirname, '../../examples/migration');

/** The only construct of a kind in a stack. */
type Constructs = <T>(kind: new (...args: any[]) => T) => T;

type Resources = Record<string, { Type: string; Properties: any }>;

const yaml = (file: string): any => parse(readFileSync(join(EXAMPLES, file), 'utf8'), { logLevel: 'error' });

function stackOf(StackOfExample: typeof After): Stack {
  return new StackOfExample(new App(), 'Reports', { env: { account: '123456789012', region: 'eu-west-1' } });
}

const resourcesOf = (StackOfExample: typeof After): Resources => Template.fromStack(stackOf(StackOfExample)).toJSON().Resources;

const AFTER = resourcesOf(After);

/** How many resources there are of each type. Policies do not count: they stand in their role, or beside it. */
function typesOf(resources: Resources): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { Type } of Object.values(resources).filter((resource) => resource.Type !== 'AWS::IAM::Policy')) { counts[Type] = (counts[Type] ?? 0) + 1; }
  return counts;
}

function only(resources: Resources, type: string): any {
  return Object.values(resources).find(({ Type }) => Type === type)?.Properties;
}

/** What the stack does, as far as it stands there in plain words: no references, and no order of lists. */
function workOf(resources: Resources) {
  const { ContainerProperties: container, Timeout, ResourceRetentionPolicy } = only(resources, 'AWS::Batch::JobDefinition');
  const { ComputeResources: compute, ReplaceComputeEnvironment } = only(resources, 'AWS::Batch::ComputeEnvironment');
  const { ScheduleExpression, ScheduleExpressionTimezone } = only(resources, 'AWS::Scheduler::Schedule');
  const { LaunchTemplateData: { BlockDeviceMappings, MetadataOptions } } = only(resources, 'AWS::EC2::LaunchTemplate');
  const byText = (list: any[]) => list.map((entry) => JSON.stringify(entry)).sort();
  return {
    command: container.Command,
    size: byText(container.ResourceRequirements),
    secrets: container.Secrets.map(({ Name }: any) => Name),
    mounts: container.MountPoints.map(({ ContainerPath }: any) => ContainerPath),
    efs: container.Volumes[0].EfsVolumeConfiguration.TransitEncryption,
    retention: ResourceRetentionPolicy,
    timeout: Timeout,
    compute: [compute.Type, compute.AllocationStrategy, compute.MaxvCpus, compute.InstanceTypes, compute.Ec2Configuration, ReplaceComputeEnvironment],
    instances: [BlockDeviceMappings, MetadataOptions],
    stuckJobs: byText(only(resources, 'AWS::Batch::JobQueue').JobStateTimeLimitActions.map((action: any) => Object.entries(action).sort())),
    schedule: [ScheduleExpression, ScheduleExpressionTimezone],
    accessPoint: only(resources, 'AWS::EFS::AccessPoint').PosixUser,
    logs: only(resources, 'AWS::Logs::LogGroup').RetentionInDays,
  };
}

describe.each<[string, Resources]>([
  ['before-l2.ts', resourcesOf(BeforeL2)],
  ['before-cloudformation.yaml', yaml('before-cloudformation.yaml').Resources],
])('%s', (_, before) => {
  test('has the resources of the stack after the move', () => {
    expect(typesOf(before)).toEqual(typesOf(AFTER));
  });

  test('does the work of the stack after the move', () => {
    expect(workOf(before)).toEqual(workOf(AFTER));
  });
});

test('the launch template of the L2s does not reach the instances', () => {
  const mistakes = (resources: Resources) => BatchChecks.inspect({ Resources: resources }).findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id);
  expect(mistakes(resourcesOf(BeforeL2))).toEqual(['UP-03']);
  expect(mistakes(AFTER)).toEqual([]);
});

test('what a manifest of AWS Copilot says is what the job does', () => {
  const { cpu, memory, retries, variables, secrets, on } = yaml('copilot/manifest.yml');
  const resources = resourcesOf(AfterCopilot);
  const { ContainerProperties: container, RetryStrategy, Timeout } = only(resources, 'AWS::Batch::JobDefinition');
  expect(container.ResourceRequirements).toEqual([{ Type: 'MEMORY', Value: `${memory}` }, { Type: 'VCPU', Value: `${cpu / 1024}` }]);
  expect(container.Environment).toEqual(Object.entries(variables).map(([Name, Value]) => ({ Name, Value })));
  expect(container.Secrets.map(({ Name }: any) => Name)).toEqual(Object.keys(secrets));
  expect([RetryStrategy.Attempts, Timeout.AttemptDurationSeconds]).toEqual([retries + 1, 2 * 3600]);
  expect(only(resources, 'AWS::Scheduler::Schedule').ScheduleExpression).toBe(on.schedule);
});

test.each([
  ['AWS::Batch::ComputeEnvironment', (of: Constructs) => of(SpotCompute).computeEnvironment],
  ['AWS::Batch::JobQueue', (of: Constructs) => of(BatchQueue).jobQueue],
  ['AWS::Logs::LogGroup', (of: Constructs) => of(BatchPlatform).logGroup],
])('%s can keep its logical id, so that a deployment updates it', (type, find) => {
  const stack = stackOf(After);
  const [[id]] = Object.entries(resourcesOf(BeforeL2)).filter(([, resource]) => resource.Type === type);
  const construct = find((kind) => stack.node.findAll().find((candidate): candidate is any => candidate instanceof kind));
  (construct.node.defaultChild as CfnResource).overrideLogicalId(id);
  expect(Template.fromStack(stack).toJSON().Resources[id].Type).toBe(type);
});

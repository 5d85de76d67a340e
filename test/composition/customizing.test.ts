import { App, AspectPriority, Aspects, CfnResource, Mixin, Mixins, PropertyInjectors, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { IConstruct } from 'constructs';
import { allIn, everything, stackForEach } from './_everything';
import { ContainerJob } from '../../src';
import { propertiesOf } from '../_helpers/stack';

/** Everything in one stack. */
function inOneStack() {
  const stack = new Stack(new App(), 'Stack');
  return { stack, ...everything(allIn(stack)) };
}

describe('an override of the user wins', () => {
  test.each<[string, string, unknown]>([
    // each of them is one that the library sets as an override itself
    ['ComputeResources.AllocationStrategy', 'AWS::Batch::ComputeEnvironment', 'BEST_FIT_PROGRESSIVE'],
    ['ComputeResources.LaunchTemplate.Version', 'AWS::Batch::ComputeEnvironment', '7'],
  ])('on compute: %s', (path, type, value) => {
    const { stack, compute } = inOneStack();
    const [, spot] = compute;
    (spot.node.findChild('Resource').node.defaultChild as CfnResource).addPropertyOverride(path, value);
    const found = propertiesOf(stack, type).map((properties) => path.split('.').reduce((part, key) => part?.[key], properties));
    expect(found).toContainEqual(value);
  });

  test.each<[string, unknown]>([
    ['ContainerProperties.JobRoleArn', 'arn:aws:iam::111111111111:role/own'],
    ['ContainerProperties.Privileged', true],
    ['Timeout.AttemptDurationSeconds', 99],
  ])('on a job: %s', (path, value) => {
    const { stack, jobs: [job] } = inOneStack();
    (job.jobDefinition.node.defaultChild as CfnResource).addPropertyOverride(path, value);
    const found = propertiesOf(stack, 'AWS::Batch::JobDefinition').map((properties) => path.split('.').reduce((part, key) => part?.[key], properties));
    expect(found).toContainEqual(value);
  });
});

describe('aspects', () => {
  test('change the resources of every construct', () => {
    const { stack } = inOneStack();
    Aspects.of(stack).add({
      visit: (node) => { if (node instanceof logs.CfnLogGroup) { node.retentionInDays = 7; } },
    }, { priority: AspectPriority.MUTATING });
    expect(new Set(propertiesOf(stack, 'AWS::Logs::LogGroup').map(({ RetentionInDays }) => RetentionInDays))).toEqual(new Set([7]));
  });

  test('may ask for what is made at the first use: a role for every job', () => {
    const { stack, jobs } = inOneStack();
    Aspects.of(stack).add({
      visit: (node) => { if (node instanceof ContainerJob) { node.jobRole.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess')); } },
    });
    const { template } = (stack.node.root as App).synth().getStackByName('Stack');
    for (const job of jobs) {
      const { Properties } = template.Resources[stack.getLogicalId(job.jobDefinition.node.defaultChild as batch.CfnJobDefinition)];
      expect(JSON.stringify(Properties)).toContain(JSON.stringify(stack.resolve(job.jobRole.roleArn)));
    }
  });
});

test('mixins apply to the resources of every construct', () => {
  const { stack } = inOneStack();
  Mixins.of(stack).apply(new Timeouts());
  const timeouts = propertiesOf(stack, 'AWS::Batch::JobDefinition').map(({ Timeout }) => Timeout);
  expect(timeouts).toEqual(timeouts.map(() => ({ AttemptDurationSeconds: 99 })));
});

class Timeouts extends Mixin {
  public supports(construct: IConstruct): construct is batch.CfnJobDefinition {
    return batch.CfnJobDefinition.isCfnJobDefinition(construct);
  }

  public applyTo(construct: IConstruct) {
    (construct as batch.CfnJobDefinition).timeout = { attemptDurationSeconds: 99 };
  }
}

describe('property injectors', () => {
  test.each([
    ec2.Vpc, ec2.SecurityGroup, ec2.LaunchTemplate, iam.Role, lambda.Function, logs.LogGroup, sfn.StateMachine,
    batch.JobQueue, batch.EcsJobDefinition, batch.FargateComputeEnvironment, batch.ManagedEc2EcsComputeEnvironment, batch.UnmanagedComputeEnvironment,
  ])('reach every %p that is made', (type: { PROPERTY_INJECTION_ID: string }) => {
    const stack = new Stack(new App(), 'Stack');
    const inject = jest.fn((props: any) => props);
    PropertyInjectors.of(stack).add({ constructUniqueId: type.PROPERTY_INJECTION_ID, inject });
    everything(allIn(stack));
    expect(inject).toHaveBeenCalled();
  });

  test('change what is left to the library, as for a queue its priority', () => {
    const stack = new Stack(new App(), 'Stack');
    PropertyInjectors.of(stack).add({ constructUniqueId: batch.JobQueue.PROPERTY_INJECTION_ID, inject: (props) => ({ ...props, priority: 77 }) });
    everything(allIn(stack));
    expect(new Set(propertiesOf(stack, 'AWS::Batch::JobQueue').map(({ Priority }) => Priority))).toEqual(new Set([77]));
  });
});

describe('dependencies', () => {
  test('of a whole platform, on something and of something, lead to no cycle', () => {
    const { stack, platform } = inOneStack();
    const [first, last] = ['First', 'Last'].map((id) => new CfnResource(stack, id, { type: 'AWS::CloudFormation::WaitConditionHandle' }));
    platform.node.addDependency(first);
    last.node.addDependency(platform);
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test('of the jobs on the whole platform of another stack lead to no cycle', () => {
    const places = stackForEach();
    const { platform, jobs } = everything(places);
    jobs.forEach((job) => job.node.addDependency(platform));
    expect(() => (places.jobs.node.root as App).synth()).not.toThrow();
  });
});

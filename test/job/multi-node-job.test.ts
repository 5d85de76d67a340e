import * as path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { JobConsumableResource, JobNodeGroup, JobSource, MultiNodeJob, MultiNodeJobOptions } from '../../src';
import { ec2Queue, folderWith, IMAGE, jobProperties } from '../_helpers/jobs';

function multiNodeJob(groups: (Partial<JobNodeGroup> & { nodes: number })[], options?: Partial<MultiNodeJobOptions>) {
  const stack = new Stack(undefined, 'Stack');
  const nodeGroups = groups.map((group) => ({ image: group.source ? undefined : IMAGE, ...group }));
  return { stack, job: new MultiNodeJob(stack, 'Job', { queue: ec2Queue(stack), nodeGroups, ...options }) };
}

const rangesOf = (stack: Stack): any[] => jobProperties(stack).NodeProperties.NodeRangeProperties;

test('the groups cover all nodes', () => {
  const { stack } = multiNodeJob([{ nodes: 1 }, { nodes: 3 }, { nodes: 2 }]);
  expect(rangesOf(stack).map((range) => range.TargetNodes)).toEqual(['0:0', '1:3', '4:5']);
  expect(jobProperties(stack)).toMatchObject({ Type: 'multinode', PlatformCapabilities: ['EC2'], NodeProperties: { NumNodes: 6, MainNode: 0 } });
});

test('each group has its own container, all have one instance type', () => {
  const instanceType = ec2.InstanceType.of(ec2.InstanceClass.C7I, ec2.InstanceSize.XLARGE8);
  const { stack } = multiNodeJob([{ nodes: 1, command: ['lead'], vcpus: 2 }, { nodes: 1, gpus: 1, privileged: true }], { instanceType, mainNode: 1 });
  expect(rangesOf(stack).map((range) => range.Container)).toMatchObject([
    { Command: ['lead'], InstanceType: 'c7i.8xlarge' }, { Privileged: true, InstanceType: 'c7i.8xlarge' },
  ]);
  expect(jobProperties(stack).NodeProperties.MainNode).toBe(1);
});

test('a group takes consumable resources', () => {
  const { stack } = multiNodeJob([{ nodes: 1 }, { nodes: 1, consumableResources: [JobConsumableResource.fromArn('tokens', 2)] }]);
  expect(rangesOf(stack).map((range) => range.ConsumableResourceProperties)).toEqual([
    undefined, { ConsumableResourceList: [{ ConsumableResource: 'tokens', Quantity: 2 }] },
  ]);
});

test('a grant to the job reaches all nodes', () => {
  const { stack, job } = multiNodeJob([{ nodes: 1 }, { nodes: 1 }]);
  new s3.Bucket(stack, 'Bucket').grantRead(job);
  const roles = rangesOf(stack).map((range) => range.Container.JobRoleArn);
  expect(roles).toEqual(Array(2).fill(stack.resolve(job.jobRole.roleArn)));
});

test('ECS Exec and private registries work on all nodes', () => {
  const stack = new Stack();
  const credentials = new secretsmanager.Secret(stack, 'Credentials');
  const image = ecs.ContainerImage.fromRegistry('registry.example.com/b:1', { credentials });
  new MultiNodeJob(stack, 'Job', { queue: ec2Queue(stack), enableExecuteCommand: true, nodeGroups: [{ nodes: 1, image: IMAGE }, { nodes: 1, image }] });
  const containers = rangesOf(stack).map((range) => range.Container);
  expect(containers.map((container) => container.EnableExecuteCommand)).toEqual([true, true]);
  expect(containers.map((container) => container.RepositoryCredentials)).toEqual([
    undefined, { CredentialsParameter: stack.resolve(credentials.secretArn) },
  ]);
});

test('the local Batch finds path and queue', () => {
  const { stack } = multiNodeJob([{ nodes: 2 }]);
  Template.fromStack(stack).hasResource('AWS::Batch::JobDefinition', {
    Metadata: { 'cdk-batchworks:path': 'Stack/Job', 'cdk-batchworks:queue': 'Stack/Batch/Queue' },
  });
});

test('a source runs on all nodes', () => {
  const source = JobSource.script(path.join(folderWith({ 'mpi.sh': '' }), 'mpi.sh'));
  const { stack } = multiNodeJob([{ nodes: 1, source, command: ['lead'] }, { nodes: 2, source }]);
  expect(rangesOf(stack).map((range) => range.Container.Command)).toEqual([['bash', 'mpi.sh', 'lead'], ['bash', 'mpi.sh']]);
});

test('the nodes may connect to each other, and a second job adds nothing', () => {
  const { stack, job } = multiNodeJob([{ nodes: 2 }]);
  new MultiNodeJob(stack, 'Another', { queue: job.queue, nodeGroups: [{ nodes: 2, image: IMAGE }] });
  const rules = Object.values(Template.fromStack(stack).findResources('AWS::EC2::SecurityGroupIngress'));
  expect(rules.map(({ Properties }) => Properties)).toEqual([
    expect.objectContaining({ IpProtocol: '-1', GroupId: rules[0].Properties.SourceSecurityGroupId }),
  ]);
});

import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import { BatchPlatform, ContainerJob, JobVolume } from '../../src';
import { IMAGE } from '../_helpers/jobs';

/** Mounts a file system, each part in the stack of that name, and tells which stack has the rule that lets the compute connect to it. */
function stackOfTheRule(vpcIn: string | undefined, filesIn: string, computeIn: string, jobIn: string): string[] {
  const app = new App();
  const stackOf = (id: string) => app.node.tryFindChild(id) as Stack | undefined ?? new Stack(app, id);
  const [files, compute, jobs] = [filesIn, computeIn, jobIn].map(stackOf);
  const vpcFor = (user: Stack): ec2.IVpc => ec2.Vpc.fromVpcAttributes(user, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['eu-west-1a'], privateSubnetIds: ['subnet-0123456789abcdef0'],
  });
  const made = vpcIn && new ec2.Vpc(stackOf(vpcIn), 'Vpc');

  const batch = new BatchPlatform(compute, 'Batch', { vpc: made || vpcFor(compute) });
  const queue = batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
  const fileSystem = new efs.FileSystem(files, 'Files', { vpc: made || (files === compute ? batch.vpc : vpcFor(files)) });
  new ContainerJob(jobs, 'Job', { queue, image: IMAGE, volumes: [JobVolume.efs(fileSystem, { mountPath: '/files' })] });

  const isRule = ({ Type, Properties }: any) => Type === 'AWS::EC2::SecurityGroupIngress' && Properties.FromPort === 2049;
  return app.synth().stacks.filter(({ template }) => Object.values(template.Resources).some(isRule)).map(({ stackName }) => stackName);
}

test.each<[string | undefined, string, string, string, string]>([
  // VPC, file system, compute, job, rule
  ['Files', 'Files', 'Batch', 'Batch', 'Batch'],
  ['Files', 'Files', 'Batch', 'Jobs', 'Batch'],
  ['Batch', 'Files', 'Batch', 'Jobs', 'Files'],
  ['Batch', 'Files', 'Batch', 'Files', 'Files'],
  ['Network', 'Files', 'Batch', 'Batch', 'Batch'], // the most usual one
  ['Network', 'Files', 'Batch', 'Jobs', 'Batch'],
  ['Network', 'Files', 'Batch', 'Files', 'Files'],
  [undefined, 'Files', 'Batch', 'Batch', 'Batch'],
  [undefined, 'Files', 'Batch', 'Files', 'Files'],
])('VPC in %s, file system in %s, compute in %s, job in %s: no cycle, the rule in %s', (vpc, files, compute, job, expected) => {
  expect(stackOfTheRule(vpc, files, compute, job)).toEqual([expected]);
});

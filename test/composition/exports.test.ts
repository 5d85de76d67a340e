import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { aws_batch } from 'aws-cdk-lib/interfaces';
import { Construct } from 'constructs';
import { everything, stackForEach } from './_everything';
import { ContainerJob, Egress, JobGraph, MultiContainerJob, MultiNodeJob } from '../../src';
import { addJob, ec2Queue, ECR_IMAGE, fargateQueue } from '../_helpers/jobs';

/**
 * What may be exported, and why its value never changes while somebody imports it: CloudFormation would refuse the update.
 *
 * Where it says "replaced", the update is refused before anything is lost: AWS Batch deletes neither compute with a queue nor a queue in use, so
 * that a replacement under their users could not succeed in any case.
 */
const STABLE: Record<string, string> = {
  'AWS::EC2::VPC Ref': 'an id',
  'AWS::EC2::Subnet Ref': 'an id; changes where the addresses of the subnet do, on which the VPC itself depends',
  'AWS::EC2::SecurityGroup GroupId': 'an id; the description and the VPC, which replace a group, are ours',
  'AWS::Logs::LogGroup Ref': 'the name, which CloudFormation makes once',
  'AWS::Logs::LogGroup Arn': 'as its name',
  'AWS::Batch::ComputeEnvironment ComputeEnvironmentArn': 'changes where it is replaced',
  'AWS::Batch::ComputeEnvironment Ref': 'the ARN as well, of an L1',
  'AWS::Batch::JobQueue JobQueueArn': 'changes where it is replaced',
  'AWS::Batch::JobDefinition name': 'the ARN without the revision',
};

/** The exports of all stacks, as types and attributes. */
function exportsOf(scope: Construct): string[] {
  const { stacks } = (scope.node.root as App).synth();
  return [...new Set(stacks.flatMap(({ template }) => Object.values<any>(template.Outputs ?? {})
    .filter((output) => output.Export).map((output) => attributeOf(output.Value, template))))].sort();
}

function attributeOf(value: any, { Resources }: any): string {
  const text = JSON.stringify(value);
  const [, logicalId] = /"Ref":"(?!AWS::)(\w+)"/.exec(text) ?? /"Fn::GetAtt":\["(\w+)"/.exec(text)!;
  const attribute = value.Ref ? 'Ref' : value['Fn::GetAtt']?.[1] ?? (text.includes('{"Fn::Select":[5,{"Fn::Split":[":",{"Ref"') ? 'name' : text);
  return `${Resources[logicalId].Type} ${attribute}`;
}

test.each([['NAT', Egress.nat()], ['public', Egress.publicIp()]])('parts in five stacks export nothing that changes: %s', (_, egress) => {
  const places = stackForEach();
  everything(places, egress);
  expect(exportsOf(places.jobs).filter((entry) => !(entry in STABLE))).toEqual([]);
});

test('parts in five stacks export all that is known not to change: with endpoints', () => {
  const places = stackForEach();
  everything(places, Egress.endpoints());
  expect(exportsOf(places.jobs)).toEqual(Object.keys(STABLE).sort());
});

describe('a job that another stack submits', () => {
  const jobs: [string, (stack: Stack) => aws_batch.IJobDefinitionRef & Construct][] = [
    ['ContainerJob', (stack) => addJob(fargateQueue(stack))],
    ['MultiContainerJob', (stack) => new MultiContainerJob(stack, 'Job', { queue: fargateQueue(stack), containers: [{ name: 'main', image: ECR_IMAGE }] })],
    ['MultiNodeJob', (stack) => new MultiNodeJob(stack, 'Job', { queue: ec2Queue(stack), nodeGroups: [{ nodes: 2, image: ECR_IMAGE }] })],
  ];

  test.each(jobs)('%s: is submitted there in its latest revision', (_, makeJob) => {
    const app = new App();
    const job = makeJob(new Stack(app, 'Jobs'));
    const { template } = submitting(job, new Stack(app, 'Starts'));
    expect(JSON.stringify(template)).toContain('{"Fn::ImportValue":"Jobs:JobsJob');
    expect(exportsOf(job)).toContain('AWS::Batch::JobDefinition name');
    expect(exportsOf(job)).not.toContain('AWS::Batch::JobDefinition Ref');
  });

  test('is deployed first', () => {
    const app = new App();
    const [jobStack, starts] = ['Jobs', 'Starts'].map((id) => new Stack(app, id));
    new CfnOutput(starts, 'Job', { value: addJob(fargateQueue(jobStack)).jobDefinitionRef.jobDefinitionArn });
    expect(app.synth().getStackByName('Starts').dependencies.map(({ id }) => id)).toContain('Jobs');
  });

  test('is exported once, for however many', () => {
    const app = new App();
    const job = addJob(fargateQueue(new Stack(app, 'Jobs')));
    ['Starts', 'More'].forEach((id) => addGraph(job, new Stack(app, id)));
    expect(exportsOf(job).filter((entry) => entry.startsWith('AWS::Batch::JobDefinition'))).toHaveLength(1);
  });

  test('has a name that leads there from every region and account, when it is to be granted there', () => {
    const app = new App();
    const [here, there] = ['eu-west-1', 'us-east-1'].map((region) => new Stack(app, region, { env: { account: '111111111111', region } }));
    const job = addJob(fargateQueue(here), { jobDefinitionName: 'frame' });
    expect(there.resolve(job.jobDefinitionRef.jobDefinitionArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':batch:eu-west-1:111111111111:job-definition/frame']],
    });
  });

  test('keeps its revision in its own stack', () => {
    const stack = new Stack(new App(), 'Jobs');
    const job = addJob(fargateQueue(stack)) as ContainerJob;
    expect(stack.resolve(job.jobDefinitionRef.jobDefinitionArn)).toEqual(stack.resolve(job.jobDefinition.jobDefinitionArn));
  });
});

function addGraph(job: aws_batch.IJobDefinitionRef, stack: Stack) {
  new JobGraph(stack, 'Graph').addJob('Only', { job: job as ContainerJob });
}

function submitting(job: aws_batch.IJobDefinitionRef, stack: Stack) {
  addGraph(job, stack);
  return (stack.node.root as App).synth().getStackByName(stack.stackName);
}

import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { BatchPlatform, BatchPlatformProps, ContainerJob, ContainerJobOptions, FairShare, IBatchQueue } from '../../src';

export const IMAGE = ecs.ContainerImage.fromRegistry('public.ecr.aws/docker/library/busybox:stable');

/** An image that VPC endpoints reach. */
export const ECR_IMAGE = ecs.ContainerImage.fromRegistry('123456789012.dkr.ecr.us-east-1.amazonaws.com/busybox:stable');

/** A platform with one queue, on Fargate. */
export function fargateQueue(stack: Stack, props?: BatchPlatformProps): IBatchQueue {
  const batch = new BatchPlatform(stack, 'Batch', props);
  return batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')] });
}

/** A platform with one queue, on EC2. */
export function ec2Queue(stack: Stack, props?: BatchPlatformProps): IBatchQueue {
  const batch = new BatchPlatform(stack, 'Batch', props);
  return batch.addQueue('Queue', { compute: [batch.addEc2Compute('Ec2')] });
}

/** A queue in which every job has a share, on Fargate. */
export function fairQueue(stack: Stack): IBatchQueue {
  const batch = new BatchPlatform(stack, 'Fair');
  return batch.addQueue('Queue', { compute: [batch.addFargateCompute('Fargate')], fairShare: FairShare.of({ research: 1 }) });
}

/** A job of which only what is at stake is said. */
export function addJob(queue: IBatchQueue, options: Partial<ContainerJobOptions> = {}, id = 'Job'): ContainerJob {
  return new ContainerJob(Stack.of(queue), id, { queue, image: options.source ? undefined : IMAGE, ...options });
}

/** The properties of the only job definition of a stack, as CloudFormation gets them. */
export function jobProperties(stack: Stack): any {
  const [definition] = Object.values(Template.fromStack(stack).findResources('AWS::Batch::JobDefinition'));
  return definition.Properties;
}

/** The statements of every policy that hangs on a role, as CloudFormation gets them. */
export function statementsOf(stack: Stack, role: { roleName: string }): any[] {
  const ref = stack.resolve(role.roleName);
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'))
    .filter((policy) => JSON.stringify(policy.Properties.Roles) === JSON.stringify([ref]))
    .flatMap((policy) => policy.Properties.PolicyDocument.Statement);
}

const folders: string[] = [];
afterAll(() => folders.splice(0).forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** A new folder with files in it, by their paths; it is gone when the tests end. */
export function folderWith(files: { [file: string]: string | Buffer }): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'batchworks-test-'));
  folders.push(folder);
  for (const [file, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), content);
  }
  return folder;
}

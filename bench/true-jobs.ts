/** Jobs of `true`, which take no time of their own: what is measured is what the local Batch adds. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type BatchClient, DescribeJobsCommand, SubmitJobCommand } from '@aws-sdk/client-batch';

/** What differs between the measurements. */
export interface TrueJobs {
  /** How many jobs run at a time: each has one vCPU. */
  readonly maxVcpus: number;
  /** Jobs of a disabled environment wait. */
  readonly state?: 'ENABLED' | 'DISABLED';
  readonly image?: string;
  readonly command?: string[];
}

/** Writes a template with a job definition, and the queue for it, and returns its file. */
export function writeTrueJobs(directory: string, { maxVcpus, state = 'ENABLED', image = 'busybox', command = ['true'] }: TrueJobs): string {
  const file = join(directory, 'template.json');
  writeFileSync(file, JSON.stringify({
    Resources: {
      Compute: {
        Type: 'AWS::Batch::ComputeEnvironment',
        Properties: { ComputeEnvironmentName: 'Compute', Type: 'MANAGED', State: state, ComputeResources: { Type: 'FARGATE', MaxvCpus: maxVcpus } },
      },
      Queue: {
        Type: 'AWS::Batch::JobQueue',
        Properties: { JobQueueName: 'Queue', Priority: 1, State: 'ENABLED', ComputeEnvironmentOrder: [{ Order: 1, ComputeEnvironment: { Ref: 'Compute' } }] },
      },
      True: {
        Type: 'AWS::Batch::JobDefinition',
        Properties: {
          JobDefinitionName: 'True',
          Type: 'container',
          PlatformCapabilities: ['FARGATE'],
          ContainerProperties: { Image: image, Command: command, ResourceRequirements: [{ Type: 'VCPU', Value: '1' }, { Type: 'MEMORY', Value: '2048' }] },
        },
      },
    },
  }));
  return file;
}

/** Submits a job, or an array of so many, and returns its id. */
export async function submitTrue(client: BatchClient, arraySize?: number): Promise<string> {
  const { jobId } = await client.send(new SubmitJobCommand({
    jobName: 'true', jobQueue: 'Queue', jobDefinition: 'True', ...arraySize && { arrayProperties: { size: arraySize } },
  }));
  return jobId!;
}

/** The same, and waits until it has succeeded. Asked often, the local Batch takes the processor from the jobs for its answers. */
export async function runTrue(client: BatchClient, pollMilliseconds: number, arraySize?: number): Promise<void> {
  const jobId = await submitTrue(client, arraySize);
  for (;;) {
    const { jobs: [job] = [] } = await client.send(new DescribeJobsCommand({ jobs: [jobId] }));
    if (job.status === 'SUCCEEDED') return;
    if (job.status === 'FAILED') throw new Error(`the job failed: ${job.statusReason}`);
    await setTimeout(pollMilliseconds);
  }
}

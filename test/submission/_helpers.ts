import { Stack } from 'aws-cdk-lib';
import { BatchPlatform, Compute, ComputePlatform, EksJob, JobSubmissionOverrides, MultiContainerJob, MultiNodeJob } from '../../src';
import { Payload } from '../../src/submission/payload';
import { Submission } from '../../src/submission/submission';
import { ec2Queue, fargateQueue, IMAGE } from '../_helpers/jobs';

/** A submission that fails with the problem that it has. */
export function submit(options: JobSubmissionOverrides, parametersToCome?: string[]): Submission {
  return new Submission(Stack.of(options.job), options, (problem) => { throw new Error(problem); }, parametersToCome);
}

/** What a request says beside queue and definition. */
export function requestOf(options: JobSubmissionOverrides): Payload {
  const { JobQueue, JobDefinition, ...request } = submit(options).request();
  return request;
}

/** A job of the containers `a` and `b`, on Fargate. */
export function severalContainers(stack: Stack): MultiContainerJob {
  return new MultiContainerJob(stack, 'Several', { queue: fargateQueue(stack), containers: ['a', 'b'].map((name) => ({ name, image: IMAGE })) });
}

/** A job of two nodes, on EC2. */
export function severalNodes(stack: Stack): MultiNodeJob {
  return new MultiNodeJob(stack, 'Nodes', { queue: ec2Queue(stack), nodeGroups: [{ nodes: 2, image: IMAGE }] });
}

/** A job that is a pod. */
export function pod(stack: Stack): EksJob {
  const compute = Compute.fromComputeEnvironmentArn(stack, 'Cluster', 'arn:aws:batch:eu-west-1:123456789012:compute-environment/pods', {
    platform: ComputePlatform.EKS,
  });
  const batch = new BatchPlatform(stack, 'Pods');
  return batch.addEksJob('Pod', { queue: batch.addQueue('Queue', { compute: [compute] }), image: IMAGE });
}

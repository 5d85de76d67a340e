import * as batch from 'aws-cdk-lib/aws-batch';
import { IConstruct } from 'constructs';
import { IBatchQueue } from '../queue/queue';

/** Tells the local Batch and the checks what CloudFormation does not: the path of the job, of its queue, and the default size of an array job. */
export function describeJob(resource: batch.CfnJobDefinition, job: IConstruct & { readonly queue: IBatchQueue }, arraySize?: number) {
  resource.addMetadata('cdk-batchworks:path', job.node.path);
  resource.addMetadata('cdk-batchworks:queue', job.queue.node.path);
  if (arraySize !== undefined) { resource.addMetadata('cdk-batchworks:arraySize', arraySize); }
}

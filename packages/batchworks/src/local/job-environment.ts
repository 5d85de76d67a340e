import type { Job } from './scheduler';
import type { JobRecord } from './submission';

/** Where and how often a job runs: what it is told about itself. */
export interface JobPlace {
  readonly job: Job;
  readonly attempt: number;
  readonly computeEnvironment: string;
  /** Of a multi-node job: which of its nodes. */
  readonly nodeIndex?: number;
}

/** The variables that AWS Batch sets: https://docs.aws.amazon.com/batch/latest/userguide/job_env_vars.html */
export function batchVariables(record: JobRecord, { job, attempt, computeEnvironment, nodeIndex }: JobPlace): Record<string, string> {
  return {
    AWS_BATCH_JOB_ID: job.spec.jobId,
    AWS_BATCH_JOB_ATTEMPT: String(attempt),
    AWS_BATCH_JQ_NAME: record.jobQueue.name,
    AWS_BATCH_CE_NAME: computeEnvironment,
    ...(job.arrayIndex !== undefined && {
      AWS_BATCH_JOB_ARRAY_INDEX: String(job.arrayIndex),
      AWS_BATCH_JOB_ARRAY_SIZE: String(record.arraySize),
    }),
    ...(nodeIndex !== undefined && nodeVariables(record, job.spec.jobId, nodeIndex)),
  };
}

/** The address is "only set in multi-node parallel job child nodes"; here all nodes are one machine. */
function nodeVariables({ nodeProperties }: JobRecord, jobId: string, nodeIndex: number): Record<string, string> {
  const { mainNode, numNodes } = nodeProperties!;
  return {
    AWS_BATCH_JOB_ID: `${jobId}#${nodeIndex}`,
    AWS_BATCH_JOB_NODE_INDEX: String(nodeIndex),
    AWS_BATCH_JOB_NUM_NODES: String(numNodes),
    AWS_BATCH_JOB_MAIN_NODE_INDEX: String(mainNode),
    ...(nodeIndex !== mainNode && { AWS_BATCH_JOB_MAIN_NODE_PRIVATE_IPV4_ADDRESS: '127.0.0.1' }),
  };
}

/**
 * Leads the AWS SDK of a job to the local Batch, for a job that submits jobs or reads a secret. Only for the services that are
 * here: a call to any other goes to AWS, and is refused there, since the credentials are none.
 */
export function endpointVariables(endpoint: string, region: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_BATCH: endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
    AWS_ENDPOINT_URL_SSM: endpoint,
    AWS_ENDPOINT_URL_CLOUDWATCH_LOGS: endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
}

import * as sdk from '@aws-sdk/client-batch';
import { watchJobs } from 'batchworks';
import type { TaskHandlers } from './interpreter';

/** The tasks of AWS Batch as Step Functions does them, but with a client for the local Batch. */
export function batchTasks(client: sdk.BatchClient): TaskHandlers {
  const submit = async (input: any) => client.send(new sdk.SubmitJobCommand(camelCase(input))).catch((error) => {
    throw Object.assign(new Error(error.message), { name: `Batch.${error.name}` });
  });
  return {
    'batch:submitJob': async (input) => pascalCase(await submit(input)),
    'batch:submitJob.sync': async (input) => ended(client, (await submit(input)).jobId!),
    'aws-sdk:batch:describeJobs': async (input) => pascalCase(await client.send(new sdk.DescribeJobsCommand(camelCase(input)))),
    'aws-sdk:batch:listJobs': async (input) => pascalCase(await client.send(new sdk.ListJobsCommand(camelCase(input)))),
    'aws-sdk:batch:terminateJob': async (input) => pascalCase(await client.send(new sdk.TerminateJobCommand(camelCase(input)))),
  };
}

/** What Step Functions tells of a job that it waits for: its description, in the cause of the error where the job failed. */
async function ended(client: sdk.BatchClient, jobId: string): Promise<unknown> {
  for await (const [job] of watchJobs(client, [jobId], { intervalMilliseconds: 10 })) {
    if (job.status === 'SUCCEEDED') { return pascalCase(job); }
    if (job.status === 'FAILED') { throw Object.assign(new Error(JSON.stringify(pascalCase(job))), { name: 'States.TaskFailed' }); }
  }
  throw new Error(`job ${jobId} never ended`);
}

/** Members whose keys are names that a user has given. */
const MAPS = ['parameters', 'tags'];

const camelCase = (value: any) => renamed(value, (key) => key[0].toLowerCase() + key.slice(1));
const pascalCase = (value: any) => renamed(value, (key) => key[0].toUpperCase() + key.slice(1));

function renamed(value: any, rename: (key: string) => string): any {
  if (Array.isArray(value)) { return value.map((item) => renamed(item, rename)); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).filter(([key, entry]) => key !== '$metadata' && entry !== undefined).map(
    ([key, entry]) => [rename(key), MAPS.includes(key.toLowerCase()) ? entry : renamed(entry, rename)],
  ));
}

/** Which job a start submits, and to which queue: by `Ref`, by an ARN with or without the revision, by a name. */
import type { Inspection } from './inspection';
import { wholeOf } from '../model/intrinsics/symbol-parts';
import type { JobStartModel } from '../model/start-types';
import type { BatchModel, JobDefinitionModel, JobQueueModel, Known } from '../model/types';
import { isKnown } from '../model/unknown';

export function jobOf({ jobDefinition }: JobStartModel, inspection: Inspection): Known<JobDefinitionModel> {
  const found = inspection.find('jobDefinitions', jobDefinition);
  return isKnown(found) || !isKnown(jobDefinition)
    ? found
    : inspection.find('jobDefinitions', wholeOf(jobDefinition) ?? nameIn(jobDefinition, 'job-definition').replace(/:\d+$/, ''));
}

export function queueOf({ jobQueue }: JobStartModel, inspection: Inspection): Known<JobQueueModel> {
  const found = inspection.find('jobQueues', jobQueue);
  return isKnown(found) || !isKnown(jobQueue) ? found : inspection.find('jobQueues', nameIn(jobQueue, 'job-queue'));
}

export function startsByJob(model: BatchModel, inspection: Inspection): ReadonlyMap<JobDefinitionModel, readonly JobStartModel[]> {
  const byJob = new Map<JobDefinitionModel, JobStartModel[]>();
  for (const start of model.starts) {
    const job = inspection.jobOf(start);
    if (!isKnown(job)) {
      continue;
    }
    const starts = byJob.get(job);
    if (starts) {
      starts.push(start);
    } else {
      byJob.set(job, [start]);
    }
  }
  return byJob;
}

/** `NAME:3` of `arn:aws:batch:eu-west-1:123456789012:job-definition/NAME:3`; a name stays. */
function nameIn(reference: string, type: string): string {
  const [, name] = new RegExp(`^arn:.*:${type}/(.+)$`).exec(reference) ?? [];
  return name ?? reference;
}

/** Which queues send jobs to a compute environment. */
import type { BatchModel, ComputeEnvironmentModel, JobQueueModel, Known } from '../../../model/types';
import { Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';

/** The compute environments of a queue, in their order; `Unknown` for one that the templates do not declare. */
export function environmentsOf(queue: JobQueueModel, inspection: Inspection): readonly Known<ComputeEnvironmentModel>[] {
  return inspection.once(queue, findEnvironments);
}

/** The queues of the templates that a compute environment belongs to. */
export function queuesOf(environment: ComputeEnvironmentModel, inspection: Inspection): readonly JobQueueModel[] {
  return inspection.once(inspection.model, indexQueues).get(environment) ?? [];
}

function findEnvironments({ computeEnvironments }: JobQueueModel, inspection: Inspection) {
  return computeEnvironments.map((reference) => inspection.find('computeEnvironments', reference));
}

function indexQueues({ jobQueues }: BatchModel, inspection: Inspection): ReadonlyMap<ComputeEnvironmentModel, readonly JobQueueModel[]> {
  const queues = new Map<ComputeEnvironmentModel, JobQueueModel[]>();
  for (const queue of jobQueues) {
    for (const environment of new Set(environmentsOf(queue, inspection))) {
      if (environment instanceof Unknown) {
        continue;
      }
      const others = queues.get(environment);
      if (others) {
        others.push(queue);
      } else {
        queues.set(environment, [queue]);
      }
    }
  }
  return queues;
}

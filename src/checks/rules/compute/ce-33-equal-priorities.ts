import { environmentsOf, queuesOf } from './queues';
import type { ComputeEnvironmentModel, JobQueueModel } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, ofQueues, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const CE_33: Rule = {
  id: 'CE-33',
  title: 'Queues that share compute have different priorities',
  severity: 'info',
  explanation: 'Of queues that share a compute environment, AWS Batch serves the one with the higher priority first. With equal priorities nothing says '
    + 'whose jobs come first, and a long backlog in one queue can keep those of the other waiting.',
  remedy: 'Give the queue whose jobs must not wait the higher `Priority`; or use one queue with a fair-share scheduling policy.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/job_scheduling.html',
  ],
  inspect: ofQueues((queue, inspection) => allOf(environmentsOf(queue, inspection)
    .map((environment) => (isKnown(environment) ? judgePriority(queue, environment, inspection) : undefined)))),
};

function judgePriority(queue: JobQueueModel, environment: ComputeEnvironmentModel, inspection: Inspection): Answer {
  if (queuesOf(environment, inspection).length < 2 || queue.priority instanceof Unknown) {
    return queue.priority instanceof Unknown && queuesOf(environment, inspection).length > 1 ? queue.priority : HOLDS;
  }
  const [first, second] = inspection.once(environment, byPriority).get(queue.priority) ?? [];
  const other = first === queue ? second : first;
  return other
    ? violates(`Its priority is ${queue.priority}, as that of queue \`${other.name}\`, and both use compute environment \`${environment.name}\`: nothing says whose jobs come first`)
    : HOLDS;
}

/** Two of each priority are enough to name another one. */
function byPriority(environment: ComputeEnvironmentModel, inspection: Inspection): ReadonlyMap<unknown, readonly JobQueueModel[]> {
  const queues = new Map<unknown, JobQueueModel[]>();
  for (const queue of queuesOf(environment, inspection)) {
    queues.set(queue.priority, [...queues.get(queue.priority) ?? [], queue].slice(0, 2));
  }
  return queues;
}

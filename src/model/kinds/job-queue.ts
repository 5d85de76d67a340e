import { toApiShape } from '../api-shape';
import { readList, readNumber, readText } from '../read-value';
import { type JsonObject, member } from '../record';
import type { JobQueueModel, Known } from '../types';
import { Unknown } from '../unknown';
import type { ResourceKind } from './kind';
import { stateOf } from './state';

export const JOB_QUEUE: ResourceKind<JobQueueModel> = {
  type: 'AWS::Batch::JobQueue',
  nameProperty: 'JobQueueName',
  arnAttribute: 'JobQueueArn',
  read: ({ identity, properties: declared }) => {
    const properties = toApiShape(declared);
    return {
      ...identity,
      state: stateOf(properties),
      priority: readNumber(properties, 'priority') ?? new Unknown('the queue has no `priority`'),
      computeEnvironments: computeEnvironments(properties),
      properties,
    };
  },
};

/** By `order`, whatever the order in the template; one whose order is not known comes last. */
function computeEnvironments(properties: JsonObject): Known<string>[] {
  return readList(properties, 'computeEnvironmentOrder')
    .map((item) => ({ order: numberOf(member(item, 'order')), environment: environmentOf(item) }))
    .sort((a, b) => a.order - b.order)
    .map(({ environment }) => environment);
}

function environmentOf(item: unknown): Known<string> {
  return item instanceof Unknown
    ? item
    : readText({ environment: member(item, 'computeEnvironment') }, 'environment') ?? new Unknown('an entry without a compute environment');
}

function numberOf(order: unknown): number {
  return typeof order === 'number' ? order : Number.MAX_SAFE_INTEGER;
}

import { readList } from '../../../model/read-value';
import { member } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { cannotTell, ofQueues, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const CE_34: Rule = {
  id: 'CE-34',
  title: 'A queue has compute environments, each with an order of its own',
  severity: 'error',
  explanation: 'A job queue needs at least one compute environment, and their `order` says which of them is tried first: no two can have the same.',
  remedy: 'Number the compute environments of the queue 1, 2, 3.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeEnvironmentOrder.html',
  ],
  inspect: ofQueues(({ properties }) => {
    // A queue of service jobs (Amazon SageMaker) has service environments instead.
    if (properties.serviceEnvironmentOrder !== undefined) {
      return undefined;
    }
    const entries = readList(properties, 'computeEnvironmentOrder');
    if (entries.length === 0) {
      return violates('It has no compute environment: AWS Batch refuses to create it, and no job could run');
    }
    const orders = entries.map((entry) => (entry instanceof Unknown ? entry : member(entry, 'order')));
    const seen = new Set<unknown>();
    const twice = orders.find((order) => typeof order === 'number' && (seen.has(order) || !seen.add(order)));
    const unknown = orders.find((order) => order instanceof Unknown);
    if (twice !== undefined) {
      return violates(`Two of its compute environments have the order ${String(twice)}: AWS Batch refuses to create it`);
    }
    return unknown ? cannotTell(unknown.reason) : HOLDS;
  }),
};

import { environmentsOf } from './queues';
import type { ComputeEnvironmentModel, JobQueueModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, inTurn, ofComputeEnvironments, ofJobs, ofQueues, violates } from '../../answers';
import { deployedBefore } from '../../before';
import { listed } from '../../environments';
import { HOLDS, type Rule } from '../../rule';

export const CE_08: Rule = {
  id: 'CE-08',
  title: 'The queue and the compute of a job are enabled',
  severity: 'error',
  explanation: 'AWS Batch creates a compute environment only as `ENABLED`. It starts no job in one that is `DISABLED`: when all of a queue are, '
    + 'jobs wait in RUNNABLE for ever. A queue that is `DISABLED` takes no jobs at all.',
  remedy: 'Set `State` to `ENABLED`, or remove it. To drain compute that exists already, put another compute environment into its queue first.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateComputeEnvironment.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html',
  ],
  inspect: inTurn(
    // Whoever disables compute that exists drains it, which is what the state is for. Without what was deployed before it may be either.
    ofComputeEnvironments((environment, inspection) => {
      const state = stateOf(environment);
      if (state instanceof Unknown) {
        return state;
      }
      if (state === 'ENABLED' || deployedBefore('computeEnvironments', environment, inspection)) {
        return HOLDS;
      }
      return violates('Its `State` is DISABLED, and AWS Batch creates compute environments only as ENABLED', {
        severity: inspection.before ? 'error' : 'warning',
      });
    }),
    ofQueues((queue, inspection) => {
      const environments = environmentsOf(queue, inspection);
      const states = environments.map((environment) => (isKnown(environment) ? stateOf(environment) : environment));
      if (states.length === 0 || stateOf(queue) !== 'ENABLED') {
        return undefined;
      }
      if (states.includes('ENABLED')) {
        return HOLDS;
      }
      const unknown = states.find((state) => state instanceof Unknown);
      return unknown
        ? cannotTell(unknown.reason)
        : violates(`All its compute (${listed(environments.filter(isKnown).map(({ name }) => name))}) is DISABLED: it takes jobs, and they wait in RUNNABLE for ever`);
    }),
    ofJobs((job, inspection) => inspection.placementsOf(job).meant.map(({ queue }) => (queue.state === 'DISABLED'
      ? violates(`Its queue \`${queue.name}\` is DISABLED and takes no jobs`, { severity: 'warning' })
      : HOLDS))),
  ),
};

function stateOf({ state, properties }: ComputeEnvironmentModel | JobQueueModel): Known<string> {
  return properties.state instanceof Unknown ? properties.state : state;
}

import { environmentsOf } from './queues';
import type { ComputeEnvironmentModel } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { cannotTell, ofQueues, violates } from '../../answers';
import { platformOf } from '../../placements';
import { HOLDS, type Rule } from '../../rule';

export const CE_02: Rule = {
  id: 'CE-02',
  title: 'A job queue has Fargate or instances, not both',
  severity: 'error',
  explanation: 'All compute environments of a job queue must be on Fargate (`FARGATE`, `FARGATE_SPOT`) or all on instances (`EC2`, `SPOT`); '
    + 'AWS Batch refuses to create a queue that mixes them.',
  remedy: 'Make one queue for Fargate and one for instances, and submit each job to the queue that it is made for.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html'],
  inspect: ofQueues((queue, inspection) => {
    const environments = environmentsOf(queue, inspection);
    const known = environments.filter(isKnown).filter((environment) => isKnown(platformOf(environment)));
    const fargate = known.find((environment) => platformOf(environment) === 'FARGATE');
    const other = known.find((environment) => platformOf(environment) !== 'FARGATE');
    if (fargate && other) {
      return violates(`It has compute environment \`${fargate.name}\` (${kindOf(fargate)}) beside \`${other.name}\` (${kindOf(other)}), `
        + 'and a queue cannot mix Fargate with instances: it is not created');
    }
    const unknown = environments.find((environment) => environment instanceof Unknown)
      ?? environments.filter(isKnown).map(platformOf).find((platform) => platform instanceof Unknown);
    return unknown && environments.length > 1 ? cannotTell(unknown.reason) : HOLDS;
  }),
};

function kindOf({ type, computeType }: ComputeEnvironmentModel): string {
  return typeof computeType === 'string' ? computeType : type;
}

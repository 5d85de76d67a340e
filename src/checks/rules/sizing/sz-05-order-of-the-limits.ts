import { readNumber } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import type { Known } from '../../../model/types';
import { allOf, judge, ofComputeEnvironments } from '../../answers';
import type { Answer, Rule } from '../../rule';

export const SZ_05: Rule = {
  id: 'SZ-05',
  title: 'A compute environment may have at least one vCPU, and `minvCpus` ≤ `desiredvCpus` ≤ `maxvCpus`',
  severity: 'error',
  explanation: 'With a `maxvCpus` of 0 nothing is ever launched and all jobs stay in RUNNABLE. AWS Batch rejects a compute environment whose '
    + '`desiredvCpus` is not between `minvCpus` and `maxvCpus`.',
  remedy: 'Raise `maxvCpus`, and leave `desiredvCpus` to AWS Batch. To stop an environment, disable its queue.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html'],
  companions: ['CE-26', 'SZ-04'],
  inspect: ofComputeEnvironments(({ minvCpus, maxvCpus, properties }) => {
    const desiredvCpus = readNumber(objectMember(properties, 'computeResources'), 'desiredvCpus');
    return allOf([
      judge(maxvCpus, (most) => most >= 1 || `Its \`maxvCpus\` is ${most}: it never launches anything, and no job can start`),
      ordered(['minvCpus', minvCpus], ['desiredvCpus', desiredvCpus]),
      ordered(['desiredvCpus', desiredvCpus], ['maxvCpus', maxvCpus]),
      ordered(['minvCpus', minvCpus], ['maxvCpus', maxvCpus]),
    ]);
  }),
};

type Limit = readonly [name: string, value: Known<number> | undefined];

function ordered([lowName, low]: Limit, [highName, high]: Limit): Answer {
  return judge(low, (least) => judge(high, (most) => least <= most || `Its \`${lowName}\`, ${least}, is greater than its \`${highName}\`, ${most}`));
}

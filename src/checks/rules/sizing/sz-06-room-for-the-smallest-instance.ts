import { count } from './on-instances';
import { judge } from '../../answers';
import { ofFleets } from '../../fleet';
import type { Rule } from '../../rule';

export const SZ_06: Rule = {
  id: 'SZ-06',
  title: 'The smallest instance type of a compute environment fits into its `maxvCpus`',
  severity: 'warning',
  explanation: 'AWS Batch may exceed `maxvCpus` by one instance, so with luck there is ever one instance. With On-Demand Instances and the '
    + 'strategy BEST_FIT it never does, and jobs stay in RUNNABLE.',
  remedy: 'Raise `maxvCpus` to a multiple of the vCPUs of the instance types, or allow smaller ones.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
    'https://github.com/aws/aws-parallelcluster/pull/929',
  ],
  // Of a `maxvCpus` of 0, SZ-05 says enough.
  inspect: ofFleets((fleet, { maxvCpus }) => judge(maxvCpus, (most) => (most >= 1 ? judge(
    fleet.has((type) => type.vcpus <= most),
    (fits) => {
      if (fits) { return true; }
      const { name, vcpus } = fleet.largest((type) => -type.vcpus);
      return `Its \`maxvCpus\` is ${most}, but its smallest instance type, ${name}, has ${count(vcpus, 'vCPU')}`;
    },
  ) : undefined))),
};

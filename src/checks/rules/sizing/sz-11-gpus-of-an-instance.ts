import { count, ofTasksOnInstances } from './on-instances';
import { isKnown } from '../../../model/unknown';
import { judge } from '../../answers';
import type { Rule } from '../../rule';

export const SZ_11: Rule = {
  id: 'SZ-11',
  title: 'An instance type of the queue has as many GPUs as the job asks for',
  severity: 'error',
  explanation: 'A job runs on one instance, and all GPUs that it asks for have to be there. When no instance type of its queue has as many, the '
    + 'job stays in RUNNABLE. The classes `optimal` and `default_x86_64` have no GPUs.',
  remedy: 'Allow an instance type with that many GPUs in a compute environment of the queue, such as one of the family g5 or g6.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/gpu-jobs.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html',
  ],
  inspect: ofTasksOnInstances(({ gpus }, fleet, queue) => judge(gpus, (asked) => (asked === 0 ? undefined : judge(
    fleet.has((type) => (isKnown(type.gpus) ? type.gpus >= asked : type.gpus)),
    (found) => {
      if (found) { return true; }
      const { name, gpus: most } = fleet.largest((type) => (isKnown(type.gpus) ? type.gpus : 0));
      return `It asks for ${count(asked, 'GPU')}, but ${most === 0
        ? `no instance type of the queue \`${queue.name}\` has any`
        : `the instance type with most of them in the queue \`${queue.name}\`, ${name}, has ${String(most)}`}`;
    },
  )))),
};

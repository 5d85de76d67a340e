import { count, ofTasksOnInstances } from './on-instances';
import { judge } from '../../answers';
import type { Rule } from '../../rule';

export const SZ_01: Rule = {
  id: 'SZ-01',
  title: 'An instance type of the queue has as many vCPUs as the job asks for',
  severity: 'error',
  explanation: 'A job runs on one instance. When no instance type of its queue has as many vCPUs, AWS Batch launches none, and the job stays in '
    + 'RUNNABLE with the reason MISCONFIGURATION:JOB_RESOURCE_REQUIREMENT.',
  remedy: 'Ask for fewer vCPUs, or allow a larger instance type, or its whole family, in a compute environment of the queue.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/job_stuck_in_runnable.html',
    'https://github.com/nextflow-io/nextflow/issues/5897',
  ],
  inspect: ofTasksOnInstances(({ vcpus }, fleet, queue) => judge(vcpus, (asked) => judge(
    fleet.has((type) => type.vcpus >= asked),
    (found) => {
      if (found) { return true; }
      const largest = fleet.largest((type) => type.vcpus);
      return `It asks for ${count(asked, 'vCPU')}, but the largest instance type of the queue \`${queue.name}\`, ${largest.name}, has ${largest.vcpus}: `
        + 'no instance that it could run on is ever launched';
    },
  ))),
};

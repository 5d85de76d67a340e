import { isFor } from './on-instances';
import { judge, ofContainers } from '../../answers';
import type { Rule } from '../../rule';

const UNITS_PER_VCPU = 1024;

/** The sizes of Fargate in the CPU units of Amazon ECS. */
const CPU_UNITS = [256, 512, 1024, 2048, 4096, 8192, 16384, 32768];

export const SZ_10: Rule = {
  id: 'SZ-10',
  title: 'A container asks for vCPUs, not for CPU units of Amazon ECS',
  severity: 'warning',
  explanation: 'AWS Batch counts vCPUs where Amazon ECS counts CPU units, 1024 of which are one vCPU. A job that asks for 256 vCPUs fits on few '
    + 'instance types, and stays in RUNNABLE where there is none.',
  remedy: 'Divide by 1024: 1024 CPU units are 1 vCPU.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html',
    'https://github.com/metriport/metriport/pull/4746',
  ],
  companions: ['SZ-01', 'SZ-03', 'SZ-04'],
  // On Fargate it is no size that exists, and SZ-09 says so.
  inspect: ofContainers(({ requirements }, _task, job) => (isFor(job, 'FARGATE') ? undefined : judge(
    requirements.vcpus,
    (vcpus) => !CPU_UNITS.includes(vcpus) || `It asks for ${vcpus} vCPUs; as CPU units of Amazon ECS that would be ${vcpus / UNITS_PER_VCPU} vCPU`,
  ))),
};

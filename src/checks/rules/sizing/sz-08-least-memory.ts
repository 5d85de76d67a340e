import { judge, ofContainers } from '../../answers';
import type { Rule } from '../../rule';

const LEAST_MIB = 4;

export const SZ_08: Rule = {
  id: 'SZ-08',
  title: 'A container asks for at least 4 MiB of memory',
  severity: 'error',
  explanation: 'AWS Batch rejects a job definition that asks for less than 4 MiB of memory.',
  remedy: 'Ask for at least 4 MiB. The unit is MiB: a value meant in GiB is to be multiplied by 1024.',
  links: ['https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html'],
  inspect: ofContainers(({ requirements }) => judge(
    requirements.memoryMiB,
    (memory) => memory >= LEAST_MIB || `It asks for ${memory} MiB of memory, and AWS Batch accepts no job definition below ${LEAST_MIB} MiB`,
  )),
};

import { isFor } from './on-instances';
import { readList } from '../../../model/read-value';
import { type JsonObject, member } from '../../../model/record';
import { judge, ofContainers } from '../../answers';
import type { Rule } from '../../rule';

export const SZ_07: Rule = {
  id: 'SZ-07',
  title: 'A container on EC2 asks for a whole number of vCPUs, at least 1',
  severity: 'error',
  explanation: 'AWS Batch rejects a job definition for EC2 that asks for a part of a vCPU, and the text "1.0" as well. Only Fargate has parts of a vCPU.',
  remedy: 'Ask for a whole number of vCPUs, written without a decimal point, or run the job on Fargate.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html',
    'https://github.com/kestra-io/plugin-aws/issues/504',
  ],
  inspect: ofContainers(({ requirements, properties }, _task, job) => (isFor(job, 'EC2') && !isFor(job, 'FARGATE')
    ? judge(requirements.vcpus, () => isWhole(written(properties)) || `It asks for \`${written(properties)}\` vCPUs, which is not a whole number from 1 on`)
    : undefined)),
};

function isWhole(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= 1;
}

/** As the template writes it: the model has a number. */
function written(container: JsonObject): string {
  const requirement = readList(container, 'resourceRequirements').find((item) => String(member(item, 'type')).toUpperCase() === 'VCPU');
  return String(member(requirement, 'value') ?? container.vcpus);
}

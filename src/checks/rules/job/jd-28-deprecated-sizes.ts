import { readList, readNumber } from '../../../model/read-value';
import { isObject, type JsonObject } from '../../../model/record';
import { isKnown, Unknown } from '../../../model/unknown';
import { ofContainers, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

export const JD_28: Rule = {
  id: 'JD-28',
  title: 'A container gives its size in one place',
  severity: 'warning',
  explanation: 'The deprecated `vcpus` and `memory` are not what counts beside `resourceRequirements`, neither in the job definition nor in a submission: '
    + 'an override of the one does not change the other, and is ignored without a word.',
  remedy: 'Remove `vcpus` and `memory`, and give both in `resourceRequirements`.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/troubleshooting.html',
  ],
  inspect: ofContainers(({ properties }) => [judgeSize(properties, 'vcpus', 'VCPU'), judgeSize(properties, 'memory', 'MEMORY')]),
};

function judgeSize(container: JsonObject, name: string, type: string): Answer {
  const deprecated = readNumber(container, name);
  const requirements = readList(container, 'resourceRequirements');
  if (deprecated !== undefined && requirements[0] instanceof Unknown) {
    return requirements[0];
  }
  const requirement = requirements.filter(isObject).find((item) => String(item.type).toUpperCase() === type);
  if (requirement === undefined) {
    return undefined;
  }
  return deprecated === undefined
    ? HOLDS
    : violates(`It has \`${name}\`${isKnown(deprecated) ? ` (${deprecated})` : ''} as well as a requirement of ${type}${valueOf(requirement)}: the requirement counts`);
}

function valueOf({ value }: JsonObject): string {
  return typeof value === 'string' ? ` (${value})` : '';
}

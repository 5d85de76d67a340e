import { readList } from '../../../model/read-value';
import { isObject, type JsonObject, member, objectMember } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { allOf, judge, ofJobs, violates } from '../../answers';
import type { Answer, Rule } from '../../rule';

const MOST_CONTAINERS = 10;

export const SZ_16: Rule = {
  id: 'SZ-16',
  title: 'A job of several containers has one task, of 1 to 10 containers, at least one of them essential',
  severity: 'error',
  explanation: 'AWS Batch rejects a job definition whose `ecsProperties` have another number of `taskProperties` than one, more than 10 containers, '
    + 'or no container that is essential.',
  remedy: 'Put all containers into one element of `taskProperties`, at most 10, and leave `essential` out for the one that does the work.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_EcsProperties.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_TaskContainerProperties.html',
  ],
  inspect: ofJobs(({ properties }) => allOf([properties, ...readList(objectMember(properties, 'nodeProperties'), 'nodeRangeProperties')]
    .map((owner) => member(owner, 'ecsProperties')).filter(isObject).map(judgeTasks))),
};

function judgeTasks(ecsProperties: JsonObject): Answer {
  return ofKnown(readList(ecsProperties, 'taskProperties'), (tasks) => (tasks.length === 1
    ? ofKnown(readList(isObject(tasks[0]) ? tasks[0] : {}, 'containers'), judgeContainers)
    : violates(`It has ${tasks.length} elements of \`taskProperties\`, and may have one only`)));
}

function judgeContainers(containers: readonly unknown[]): Answer {
  const essential = containers.map((container) => member(container, 'essential') ?? true);
  return allOf([
    judge(containers.length, (number) => (number >= 1 && number <= MOST_CONTAINERS) || `It has ${number} containers, and may have 1 to ${MOST_CONTAINERS}`),
    essential.find((value) => value instanceof Unknown)
      ?? judge(essential.some((value) => value !== false), (any) => any || 'None of its containers is essential'),
  ]);
}

/** An element that is not known may be any number of them. */
function ofKnown(list: readonly unknown[], answer: (list: readonly unknown[]) => Answer): Answer {
  return list.find((item) => item instanceof Unknown) ?? answer(list);
}

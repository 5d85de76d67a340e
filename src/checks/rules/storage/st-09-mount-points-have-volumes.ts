import { readList, readText } from '../../../model/read-value';
import { isObject, member } from '../../../model/record';
import { isLiteral } from '../../../model/symbols';
import type { Task } from '../../../model/tasks';
import { isKnown, Unknown } from '../../../model/unknown';
import { ofTasks, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

/** https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html */
const NAME = /^[A-Za-z0-9_-]{1,255}$/;

export const ST_09: Rule = {
  id: 'ST-09',
  title: 'Every mount point has its volume',
  severity: 'error',
  explanation: 'AWS Batch rejects a job definition in which the `sourceVolume` of a mount point is the name of no volume. A name has up to 255 letters, '
    + 'digits, hyphens and underscores.',
  remedy: 'Declare the volume under `volumes`, or write its name as it stands there.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html'],
  inspect: ofTasks((task) => [...task.volumes.filter(isObject).map(judgeName), ...judgeMounts(task)]),
};

function judgeName(volume: Readonly<Record<string, unknown>>): Answer {
  const name = readText(volume, 'name');
  return name === undefined || !isKnown(name) || NAME.test(name) || !isLiteral(name)
    ? undefined
    : violates(`The volume \`${name}\` has ${name.length} characters, or others than letters, digits, hyphens and underscores`);
}

function judgeMounts({ containers, volumes }: Task): Answer[] {
  const names = volumes.map((volume) => (volume instanceof Unknown ? volume : member(volume, 'name')));
  const unknown = names.find((name) => name instanceof Unknown);
  return containers.flatMap(({ properties }) => readList(properties, 'mountPoints')).map((mount) => {
    const source = mount instanceof Unknown ? mount : member(mount, 'sourceVolume');
    if (source instanceof Unknown || names.includes(source)) {
      return source instanceof Unknown ? source : HOLDS;
    }
    const declared = names.filter((name) => typeof name === 'string').join(', ') || 'there are none';
    return unknown ?? violates(`A mount point is of the volume \`${source}\`, which the job does not declare (${declared})`);
  });
}

import { readList, readText } from '../../../model/read-value';
import { isObject, type JsonObject, objectMember } from '../../../model/record';
import type { JobStartModel } from '../../../model/start-types';
import { Unknown } from '../../../model/unknown';
import { inTurn, ofContainers, ofStarts, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

const RESERVED = 'AWS_BATCH';

export const JD_18: Rule = {
  id: 'JD-18',
  title: 'No environment variable begins with AWS_BATCH, and no command that a submission gives has an empty argument',
  severity: 'error',
  explanation: `AWS Batch keeps names that begin with ${RESERVED} for the variables that it sets itself, and rejects others. `
    + 'It rejects a submission whose command has an empty text.',
  remedy: 'Call the variable something else; leave the empty argument out.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerOverrides.html',
  ],
  inspect: inTurn(
    ofContainers(({ properties }) => judgeVariables(properties, 'Its environment variable')),
    ofStarts((start) => overridesOf(start).flatMap((overrides) => [
      judgeVariables(overrides, `With ${start.label}, the environment variable`),
      judgeCommand(overrides, start),
    ])),
  ),
};

function judgeVariables(container: JsonObject, what: string): Answer {
  const variables = readList(container, 'environment');
  const names = variables.map((variable) => (isObject(variable) ? readText(variable, 'name') : variable));
  const reserved = names.find((name) => typeof name === 'string' && name.startsWith(RESERVED));
  if (reserved !== undefined) {
    return violates(`${what} \`${String(reserved)}\` has a name that AWS Batch keeps for itself: the job is rejected`);
  }
  return names.find((name): name is Unknown => name instanceof Unknown) ?? (variables.length > 0 ? HOLDS : undefined);
}

function judgeCommand(overrides: JsonObject, { label }: JobStartModel): Answer {
  const command = readList(overrides, 'command');
  const place = command.indexOf('');
  if (place >= 0) {
    return violates(`The command that ${label} gives has an empty text as argument ${place + 1}: every submission is rejected`);
  }
  return command.length > 0 ? HOLDS : undefined;
}

/** What the request says about containers, whatever kind of job it is for. */
function overridesOf({ request }: JobStartModel): JsonObject[] {
  const tasks = readList(objectMember(request, 'ecsPropertiesOverride'), 'taskProperties').filter(isObject);
  return [objectMember(request, 'containerOverrides'), ...tasks.flatMap((task) => readList(task, 'containers').filter(isObject))];
}

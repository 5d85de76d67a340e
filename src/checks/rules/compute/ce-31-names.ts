import { readText } from '../../../model/read-value';
import type { JsonObject } from '../../../model/record';
import { isLiteral } from '../../../model/symbols';
import { Unknown } from '../../../model/unknown';
import { type Answers, inTurn, judge, ofEach, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

const MOST = 128;
const ALLOWED = /^[A-Za-z0-9_-]*$/;

export const CE_31: Rule = {
  id: 'CE-31',
  title: 'Names have up to 128 letters, digits, hyphens and underscores',
  severity: 'error',
  explanation: `The names of compute environments, job queues, job definitions and scheduling policies have at most ${MOST} characters: letters, digits, `
    + '`-` and `_`. AWS Batch refuses any other.',
  remedy: 'Shorten the name or replace the other characters; without a name, CloudFormation makes one that is unique and valid.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateComputeEnvironment.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html',
  ],
  inspect: inTurn(
    ofEach(({ model }) => model.computeEnvironments, ({ properties }) => judgeName(properties, 'computeEnvironmentName')),
    ofEach(({ model }) => model.jobQueues, ({ properties }) => judgeName(properties, 'jobQueueName')),
    ofEach(({ model }) => model.jobDefinitions, ({ properties }) => judgeName(properties, 'jobDefinitionName')),
    ofEach(({ model }) => model.schedulingPolicies, ({ properties }) => judgeName(properties, 'name')),
  ),
};

function judgeName(properties: JsonObject, property: string): Answers {
  return judge(readText(properties, property), (name) => {
    if (!isLiteral(name)) {
      return new Unknown(`the name ${name} is known only after a deploy`);
    }
    if (!ALLOWED.test(name)) {
      return violates(`Its name \`${name}\` has characters other than letters, digits, \`-\` and \`_\`: AWS Batch refuses it`);
    }
    return name.length > MOST ? violates(`Its name has ${name.length} characters ("${name.slice(0, 20)}…"), and AWS Batch takes at most ${MOST}`) : HOLDS;
  });
}

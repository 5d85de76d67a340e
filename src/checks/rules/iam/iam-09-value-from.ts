import { logSecretsOf, type SecretEntry, secretsOf } from './secrets';
import { secretParts } from './targets';
import { isLiteral } from '../../../model/symbols';
import type { Known } from '../../../model/types';
import { isKnown, type Unknown } from '../../../model/unknown';
import { cannotTell, ofContainers, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { type Answer, HOLDS, type Rule } from '../../rule';

/** `json-key:version-stage:version-id` */
const PARTS = 3;

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html; the selector of a version or a label may follow. */
const PARAMETER_NAME = /^[\w.\-/]+(?::[\w.-]+)?$/;

export const IAM_09: Rule = {
  id: 'IAM-09',
  title: 'A secret of a job is named in a form that Amazon ECS reads',
  severity: 'error',
  explanation: '`valueFrom` is the ARN of a secret, the ARN or the name of a parameter, or the ARN of a secret followed by '
    + '`:json-key:version-stage:version-id`, whose colons stay where a part is empty. With fewer or more parts, or in another form, the value is '
    + 'not found, and the job fails with ResourceInitializationError.',
  remedy: 'For one key of a JSON secret write the whole ARN and `:key::`; a secret has to be named by its ARN, a plain name is one of a parameter.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data-secrets.html'],
  inspect: ofContainers((container, _task, _job, inspection) => [...secretsOf(container), ...logSecretsOf(container)]
    .map((entry) => judgeEntry(entry, inspection))),
};

function judgeEntry(entry: Known<SecretEntry>, inspection: Inspection): Answer {
  if (!isKnown(entry) || !isKnown(entry.valueFrom)) {
    return isKnown(entry) ? entry.valueFrom as Unknown : entry;
  }
  const { name, valueFrom } = entry;
  const { secret, part } = secretParts(valueFrom);
  const service = /^arn:(?:⟨[^⟩]*⟩|[^:])*:([^:]*):/.exec(secret)?.[1];
  if (service !== undefined && isLiteral(service) && !['secretsmanager', 'ssm'].includes(service)) {
    return violates(`The secret ${name} is ${valueFrom}, which is of the service ${service}: only Secrets Manager and the Parameter Store are read`);
  }
  if (service === 'secretsmanager' || isKnown(inspection.find('secrets', secret))) {
    const count = part?.split(':').length ?? 0;
    return part === undefined || count === PARTS ? HOLDS : violates(
      `The secret ${name} is ${valueFrom}: behind the ARN stand ${count} part${count === 1 ? '' : 's'} and not three (key, version stage, version id), `
      + 'so that the value is not found',
    );
  }
  if (service !== undefined || isKnown(inspection.find('parameters', secret))) {
    return HOLDS;
  }
  if (!isLiteral(valueFrom)) {
    return cannotTell(`only a deploy tells what ${valueFrom} is`);
  }
  return PARAMETER_NAME.test(valueFrom) ? HOLDS : violates(
    `The secret ${name} is \`${valueFrom}\`, which is neither an ARN nor the name of a parameter: the value is not found`,
  );
}

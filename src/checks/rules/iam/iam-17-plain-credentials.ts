import { readList, readText } from '../../../model/read-value';
import { isObject } from '../../../model/record';
import { isLiteral } from '../../../model/symbols';
import { isKnown } from '../../../model/unknown';
import { ofContainers, violates } from '../../answers';
import { type Answer, HOLDS, type Rule } from '../../rule';

/** What ends so is the credential itself; DB_PASSWORD_FILE or API_KEY_ID only speak of one. */
const CREDENTIAL = /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|SECRET_KEY|SECRET_ACCESS_KEY|API_?KEY|ACCESS_TOKEN|AUTH_TOKEN|API_TOKEN|SESSION_TOKEN|PRIVATE_KEY)$/i;

/** Where a credential is to be found, or a switch: an ARN, a URL, a path, a parameter of the job, yes or no, a number. */
const NO_CREDENTIAL = /^(?:arn:.*|https?:.*|[./~].*|Ref::.*|true|false|yes|no|none|null|\d{0,4})$/is;

export const IAM_17: Rule = {
  id: 'IAM-17',
  title: 'No credential is a plain environment variable',
  severity: 'warning',
  explanation: 'Environment variables of a job definition stand in the template, in the console and in what batch:DescribeJobDefinitions answers, in '
    + 'every revision.',
  remedy: 'Keep the value in Secrets Manager or the Parameter Store, and give it to the job under `secrets`; change the value, which is known now.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html',
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html',
  ],
  inspect: ofContainers(({ properties }) => readList(properties, 'environment').filter(isObject).map((variable): Answer => {
    const name = readText(variable, 'name');
    const value = readText(variable, 'value');
    if (name === undefined || !isKnown(name) || !CREDENTIAL.test(name) || value === undefined) {
      return undefined;
    }
    if (!isKnown(value)) {
      return value;
    }
    // The value is not repeated: findings are printed in logs.
    return isLiteral(value) && !NO_CREDENTIAL.test(value)
      ? violates(`The environment variable ${name} has its value in the template, and its name is one of a credential`)
      : HOLDS;
  })),
};

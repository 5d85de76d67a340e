import { mayRead } from './read-secrets';
import type { SecretEntry } from './secrets';
import { secretArn } from './targets';
import { readText } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import type { Container } from '../../../model/tasks';
import { isKnown } from '../../../model/unknown';
import { ofTasks } from '../../answers';
import type { Rule } from '../../rule';

export const IAM_18: Rule = {
  id: 'IAM-18',
  title: 'The execution role may read the credentials of a private registry',
  severity: 'error',
  explanation: 'An image from a private registry other than Amazon ECR is pulled with the user and password in the secret that `repositoryCredentials` '
    + 'names, which the execution role reads. Without secretsmanager:GetSecretValue the container stops with CannotPullContainerError.',
  remedy: 'Give the job an execution role with secretsmanager:GetSecretValue on that secret.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_RepositoryCredentials.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/private-registry.html',
  ],
  inspect: ofTasks((task, _, inspection) => mayRead(task, credentialsOf, inspection)),
};

function credentialsOf({ properties }: Container): SecretEntry[] {
  const valueFrom = readText(objectMember(properties, 'repositoryCredentials'), 'credentialsParameter');
  // Unlike the secrets of a container, it may be named without its ARN.
  const byName = valueFrom !== undefined && isKnown(valueFrom) && /^[\w/+=.@-]+$/.test(valueFrom);
  return valueFrom === undefined ? [] : [{ name: 'the registry', valueFrom: byName ? secretArn(valueFrom) : valueFrom }];
}

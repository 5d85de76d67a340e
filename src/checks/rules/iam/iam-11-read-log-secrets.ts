import { mayRead } from './read-secrets';
import { logSecretsOf } from './secrets';
import { ofTasks } from '../../answers';
import type { Rule } from '../../rule';

export const IAM_11: Rule = {
  id: 'IAM-11',
  title: 'The execution role may read the secrets of the log driver',
  severity: 'error',
  explanation: 'The `secretOptions` of a log driver (the token of Splunk, say) are read with the execution role before the container starts, like the '
    + 'secrets of the container: it needs secretsmanager:GetSecretValue or ssm:GetParameters.',
  remedy: 'Give the job an execution role that may read them: secretsmanager:GetSecretValue on the secret, ssm:GetParameters on the parameter.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/APIReference/API_LogConfiguration.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data.html',
  ],
  inspect: ofTasks((task, _, inspection) => mayRead(task, logSecretsOf, inspection)),
};

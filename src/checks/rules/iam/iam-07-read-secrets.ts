import { mayRead } from './read-secrets';
import { secretsOf } from './secrets';
import { ofTasks } from '../../answers';
import type { Rule } from '../../rule';

export const IAM_07: Rule = {
  id: 'IAM-07',
  title: 'The execution role may read the secrets of a job',
  severity: 'error',
  explanation: 'Secrets are read with the execution role before the container starts, on Fargate and on instances. It needs '
    + 'secretsmanager:GetSecretValue on each secret and ssm:GetParameters on each parameter. Without them the job fails with ResourceInitializationError.',
  remedy: 'Give the job an execution role that may read exactly these: secretsmanager:GetSecretValue on the secret, ssm:GetParameters on the parameter.',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data-secrets.html',
    'https://docs.aws.amazon.com/batch/latest/userguide/specifying-sensitive-data-parameters.html',
  ],
  inspect: ofTasks((task, _, inspection) => mayRead(task, secretsOf, inspection)),
};

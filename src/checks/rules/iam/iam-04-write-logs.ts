import { agentHas, type Permission } from './agent';
import { awsLogsOf } from './logs';
import { logGroupTarget } from './targets';
import type { Container } from '../../../model/tasks';
import type { Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, ofTasks } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Rule } from '../../rule';

export const IAM_04: Rule = {
  id: 'IAM-04',
  title: 'Whoever starts a job may write to its log group',
  severity: 'error',
  explanation: 'The awslogs driver, which jobs have by default, makes a log stream before the container starts, with the execution role of the job '
    + 'on Fargate, with the role of the instance elsewhere. Without logs:CreateLogStream and logs:PutLogEvents the container does not start '
    + '(ResourceInitializationError on Fargate, CannotStartContainerError on instances). Without another group the output goes to /aws/batch/job.',
  remedy: 'Allow logs:CreateLogStream and logs:PutLogEvents on the streams of the group (`arn:…:log-group:NAME:*`).',
  links: [
    'https://docs.aws.amazon.com/batch/latest/userguide/using_awslogs.html',
    'https://github.com/aws/aws-cdk/issues/25675',
  ],
  inspect: ofTasks((task, _, inspection) => {
    const permissions = task.containers.map((container) => write(container, inspection));
    return allOf([
      agentHas(task, permissions.filter((permission) => permission !== undefined).filter(isKnown), 'the container cannot log, and does not start', inspection),
      permissions.find((permission) => permission instanceof Unknown),
    ]);
  }),
};

function write(container: Container, inspection: Inspection): Known<Permission> | undefined {
  const logs = awsLogsOf(container);
  if (logs === undefined || logs instanceof Unknown) {
    return logs;
  }
  const { group, region } = logs;
  return group instanceof Unknown ? group : {
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    on: logGroupTarget(group, isKnown(region) ? region : undefined, inspection),
    what: `the log group ${group}`,
  };
}

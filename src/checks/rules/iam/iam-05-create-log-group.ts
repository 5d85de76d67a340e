import { agentHas } from './agent';
import { awsLogsOf } from './logs';
import { logGroupTarget } from './targets';
import { isKnown, Unknown } from '../../../model/unknown';
import { ofContainers } from '../../answers';
import type { Rule } from '../../rule';

export const IAM_05: Rule = {
  id: 'IAM-05',
  title: 'Whoever starts a job may create the log group that it is told to create',
  severity: 'error',
  explanation: 'With `awslogs-create-group` the log group is made before the container starts. That takes logs:CreateLogGroup, which neither '
    + 'AmazonECSTaskExecutionRolePolicy nor AmazonEC2ContainerServiceforEC2Role has: the container does not start.',
  remedy: 'Declare the log group in the template, and leave `awslogs-create-group` out; or allow logs:CreateLogGroup.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/using_awslogs.html'],
  inspect: ofContainers((container, task, _, inspection) => {
    const logs = awsLogsOf(container);
    if (logs === undefined || logs instanceof Unknown || !logs.createGroup) {
      return undefined;
    }
    const { group, region } = logs;
    return group instanceof Unknown ? group : agentHas(task, [{
      actions: ['logs:CreateLogGroup'],
      on: logGroupTarget(group, isKnown(region) ? region : undefined, inspection),
      what: `the log group ${group}`,
    }], 'the log group cannot be made, and the container does not start', inspection);
  }),
};

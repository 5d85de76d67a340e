import { roleHas } from './agent';
import { ANYTHING } from './allows';
import { member } from '../../../model/record';
import { Unknown } from '../../../model/unknown';
import { ofTasks, violates } from '../../answers';
import type { Rule } from '../../rule';

const ACTIONS = [
  'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
];

const CONSEQUENCE = '`aws ecs execute-command` cannot connect to the job';

export const IAM_16: Rule = {
  id: 'IAM-16',
  title: 'A job with ECS Exec has a job role that may open its channels',
  severity: 'warning',
  explanation: 'With `enableExecuteCommand` an agent of Systems Manager runs in the container and connects with the job role. Without the four '
    + 'ssmmessages actions it cannot: the job runs, and nobody can look into it.',
  remedy: `Allow the job role ${ACTIONS.join(', ')} on all resources.`,
  links: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html#ecs-exec-required-iam-permissions'],
  inspect: ofTasks(({ properties, jobRoleArn }, _, inspection) => {
    const enabled = member(properties, 'enableExecuteCommand');
    if (enabled !== true) {
      return enabled instanceof Unknown ? enabled : undefined;
    }
    return jobRoleArn === undefined
      ? violates(`It enables ECS Exec and has no job role: ${CONSEQUENCE}`)
      : roleHas('The job role', jobRoleArn, [{ actions: ACTIONS, on: ANYTHING, what: 'all resources (*)' }], CONSEQUENCE, inspection);
  }),
};

import { trusts } from './trust';
import type { RoleModel } from '../../../model/access-types';
import { isKnown } from '../../../model/unknown';
import { ofEach } from '../../answers';
import type { Inspection } from '../../inspection';
import type { Rule } from '../../rule';

export const IAM_02: Rule = {
  id: 'IAM-02',
  title: 'The roles of a job trust ecs-tasks.amazonaws.com',
  severity: 'error',
  explanation: 'Amazon ECS assumes the job role and the execution role before it starts a container. A role that does not trust '
    + 'ecs-tasks.amazonaws.com cannot be assumed, and the job fails before it runs.',
  remedy: 'Add ecs-tasks.amazonaws.com to the principals of the trust policy (`AssumeRolePolicyDocument`).',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/execution-IAM-role.html'],
  inspect: ofEach(rolesOfJobs, (role) => trusts('The role', role, 'ecs-tasks', 'no job can use it')),
};

/** Each once, however many jobs have it. */
function rolesOfJobs(inspection: Inspection): Iterable<RoleModel> {
  return new Set(inspection.model.jobDefinitions
    .flatMap((job) => inspection.tasksOf(job))
    .flatMap(({ executionRoleArn, jobRoleArn }) => [executionRoleArn, jobRoleArn])
    .map((reference) => inspection.find('roles', reference))
    .filter(isKnown));
}

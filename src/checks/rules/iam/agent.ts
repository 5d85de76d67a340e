/**
 * What the ECS agent needs before a container starts: the image, the secrets, a log stream.
 *
 * On Fargate it acts as the execution role of the job. On an instance it acts as the role of the instance, and as the execution role for
 * some of it where the job has one: then either will do here.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
 */
import { accessOf, type Target } from './allows';
import type { RoleModel } from '../../../model/access-types';
import { readText } from '../../../model/read-value';
import { objectMember } from '../../../model/record';
import type { Task } from '../../../model/tasks';
import type { ComputeEnvironmentModel, Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';
import { allOf, anyOf, onAnyOf, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { platformOf, platformsOf, type Placement } from '../../placements';
import { type Answer, HOLDS } from '../../rule';

/** Actions on something. */
export interface Permission {
  readonly actions: readonly string[];
  readonly on: Target;
  /** What that is, in words: `the log group /render`. */
  readonly what: string;
  /** Why something else than the policies of a role may allow them, where something may: the policy of what they are done to. */
  readonly elsewhere?: Unknown;
}

/** Judges whether a role has permissions. `consequence` is what happens without. */
export function roleHas(
  kind: string, reference: Known<string> | undefined, permissions: readonly Permission[], consequence: string, inspection: Inspection,
): Answer {
  if (reference === undefined || permissions.length === 0) {
    return undefined;
  }
  const role = inspection.find('roles', reference);
  return isKnown(role) ? judgeRole(`${kind} ${role.name}`, role, permissions, consequence, inspection) : role;
}

/** Judges whether the agent has permissions, wherever the job may run. */
export function agentHas(task: Task, permissions: readonly Permission[], consequence: string, inspection: Inspection): Answer {
  const platforms = platformsOf(task.job);
  if (permissions.length === 0 || platforms instanceof Unknown) {
    return permissions.length === 0 ? undefined : platforms as Unknown;
  }
  const own = roleHas('The execution role', task.executionRoleArn, permissions, consequence, inspection);
  if (own === HOLDS || !platforms.includes('EC2')) {
    return own;
  }
  const ofInstances = instancesHave(task, permissions, consequence, inspection);
  return own === undefined ? ofInstances : ofInstances && anyOf([ofInstances, own]);
}

function instancesHave(task: Task, permissions: readonly Permission[], consequence: string, inspection: Inspection): Answer {
  const judge = ({ environments }: Placement) => allOf(environments.map((environment) => (isKnown(environment)
    ? roleOfInstancesHas(environment, permissions, consequence, inspection)
    : environment)));
  const { meant, possible } = inspection.placementsOf(task.job);
  return meant.length > 0 ? allOf(meant.map(judge)) : onAnyOf(possible, judge);
}

function roleOfInstancesHas(
  environment: ComputeEnvironmentModel, permissions: readonly Permission[], consequence: string, inspection: Inspection,
): Answer {
  if (platformOf(environment) !== 'EC2') {
    return undefined;
  }
  const role = instanceRoleOf(environment, inspection);
  return isKnown(role) ? judgeRole(`The instance role ${role.name} of ${environment.name}`, role, permissions, consequence, inspection) : role;
}

/** The role of the instances of a compute environment. */
export function instanceRoleOf(environment: ComputeEnvironmentModel, inspection: Inspection): Known<RoleModel> {
  return inspection.once(environment, findInstanceRole);
}

function findInstanceRole({ type, properties }: ComputeEnvironmentModel, inspection: Inspection): Known<RoleModel> {
  if (type === 'UNMANAGED') {
    return new Unknown('the instances of an unmanaged compute environment are not told by it');
  }
  const profile = inspection.find('instanceProfiles', readText(objectMember(properties, 'computeResources'), 'instanceRole'));
  return isKnown(profile) ? inspection.find('roles', profile.role) : profile;
}

function judgeRole(name: string, role: RoleModel, permissions: readonly Permission[], consequence: string, inspection: Inspection): Answer {
  const access = accessOf(role, inspection);
  let doubt: Unknown | undefined;
  for (const { actions, on, what, elsewhere } of permissions) {
    const answers = actions.map((action) => access.allows(action, on));
    const missing = actions.filter((_, index) => answers[index] === false);
    if (missing.length > 0 && !elsewhere) {
      return violates(`${name} does not allow ${missing.join(', ')} on ${what}: ${consequence}`);
    }
    doubt ??= missing.length > 0 ? elsewhere : answers.find((answer) => answer instanceof Unknown);
  }
  return doubt ?? HOLDS;
}

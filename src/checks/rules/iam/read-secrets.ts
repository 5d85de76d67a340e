import { roleHas } from './agent';
import { readPermissions, type SecretEntry } from './secrets';
import type { Container, Task } from '../../../model/tasks';
import type { Known } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { allOf, violates } from '../../answers';
import type { Inspection } from '../../inspection';
import { platformsOf } from '../../placements';
import type { Answer } from '../../rule';

/** Judges whether the execution role may read what a task gets: it always is the execution role that does, on instances too. */
export function mayRead(task: Task, secretsOf: (container: Container) => readonly Known<SecretEntry>[], inspection: Inspection): Answer {
  const secrets = task.containers.flatMap(secretsOf);
  if (secrets.length === 0) {
    return undefined;
  }
  if (task.executionRoleArn === undefined) {
    return withoutRole(task, secrets);
  }
  const { permissions, unknown } = readPermissions(secrets, inspection);
  return allOf([
    roleHas('The execution role', task.executionRoleArn, permissions, 'the value cannot be read, and the container does not start', inspection),
    unknown,
  ]);
}

/** On Fargate a job without execution role is wrong whatever it reads, which is another rule's to say. */
function withoutRole({ job }: Task, secrets: readonly Known<SecretEntry>[]): Answer {
  const platforms = platformsOf(job);
  const names = secrets.map((secret) => (isKnown(secret) ? secret.name : '?')).join(', ');
  return isKnown(platforms) && platforms.includes('FARGATE')
    ? undefined
    : violates(`It gets secrets (${names}) and has no execution role: nobody could read them, and the container does not start`);
}

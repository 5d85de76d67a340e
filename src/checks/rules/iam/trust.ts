/** Who may assume a role. */
import type { RoleModel } from '../../../model/access-types';
import { isKnown, Unknown } from '../../../model/unknown';
import { violates } from '../../answers';
import { type Answer, HOLDS } from '../../rule';

/** Judges whether a role trusts a service, `ecs-tasks` for example. `consequence` is what happens when it does not. */
export function trusts(name: string, role: RoleModel, service: string, consequence: string): Answer {
  const allowing = role.trust.filter((statement) => !isKnown(statement) || statement.effect === 'Allow');
  const principals = allowing.flatMap((statement) => (isKnown(statement) ? statement.principals : [statement]));
  // amazonaws.com, the domain of another partition, or a symbol for either
  if (principals.some((principal) => isKnown(principal) && (principal === '*' || principal.startsWith(`${service}.`)))) {
    return HOLDS;
  }
  return principals.find((principal) => principal instanceof Unknown)
    ?? violates(`${name} trusts ${principals.join(', ') || 'nobody'}, not ${service}.amazonaws.com: ${consequence}`);
}

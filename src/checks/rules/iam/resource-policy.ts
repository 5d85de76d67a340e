/** The policies of resources: of a key, of a file system. */
import { matches } from './patterns';
import type { RoleModel, Statement, Statements } from '../../../model/access-types';
import type { Known } from '../../../model/types';
import { isKnown, Unknown } from '../../../model/unknown';

/** Whether a principal of a policy is who it is asked for; `undefined` where it may be. */
type IsMeant = (principal: string) => boolean | undefined;

/** Whether the policy of a resource itself allows an action to a role; to the account, it only lets the policies of the role decide. */
export function grantsTo(role: RoleModel, statements: Statements, action: string): Known<boolean> {
  return grants(statements, action, (principal) => principal === '*' || role.references.includes(principal)
    // written out, it may be the same role
    || (/:(?:assumed-)?role\//.test(principal) ? undefined : false));
}

/** Whether the policy of a resource allows an action to everybody who reaches it. */
export function grantsToAll(statements: Statements, action: string): Known<boolean> {
  return grants(statements, action, (principal) => principal === '*');
}

function grants(statements: Statements, action: string, isMeant: IsMeant): Known<boolean> {
  const relevant = statements.filter((statement) => !isKnown(statement) || isAbout(statement, action, isMeant));
  const unknown = relevant.find((statement) => statement instanceof Unknown);
  const known = relevant.filter(isKnown);
  const denying = known.filter(({ effect }) => effect === 'Deny');
  const allowing = known.filter(({ effect }) => effect === 'Allow');
  const isCertain = ({ conditional, actions, principals }: Statement) => !conditional && actions.every(isKnown)
    && principals.some((principal) => isKnown(principal) && isMeant(principal));
  if (denying.some(isCertain)) {
    return false;
  }
  if (allowing.some(isCertain) && denying.length === 0) {
    return true;
  }
  return unknown ?? (allowing.length > 0 ? new Unknown(`only a deploy tells whether a policy allows ${action}`) : false);
}

function isAbout({ actions, notActions, principals }: Statement, action: string, isMeant: IsMeant): boolean {
  const named = actions.some((pattern) => !isKnown(pattern) || matches(pattern.toLowerCase(), action.toLowerCase()) !== false);
  return named !== notActions && principals.some((principal) => !isKnown(principal) || isMeant(principal) !== false);
}

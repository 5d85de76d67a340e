/** What AWS Batch refuses because of the resources that there are, whatever else a request says. */
import type { ResourceIdentity } from '#shared/model/types';
import type { Account } from '../../../../account';
import { batchArn } from '../../../../deployment';
import { ClientException } from '../../../../service-error';

/** A kind of resource, as its ARNs call it. */
type Kind = 'compute-environment' | 'consumable-resource' | 'job-queue' | 'scheduling-policy';

/** The ARN of a resource that is about to be made: there must be none of that name among those of its kind. */
export function newArn(kind: Kind, name: string, resources: readonly ResourceIdentity[]): string {
  const arn = batchArn(kind, name);
  if (resources.some((resource) => resource.arn === arn)) { throw new ClientException(`Object already exists: the ${inWords(kind)} "${name}"`); }
  return arn;
}

/** A resource that is CREATING, UPDATING or DELETING can be neither updated nor deleted. */
export function checkIsSettled({ name, arn }: ResourceIdentity, account: Account, what: 'update' | 'delete') {
  const status = account.statusOf(arn);
  if (status !== 'VALID') { throw new ClientException(`Cannot ${what}, resource is being modified: "${name}" is ${status}; wait until it is VALID`); }
}

/** Only what takes no new jobs can be deleted. */
export function checkIsDisabled(kind: Kind, { name, state }: ResourceIdentity & { readonly state: unknown }) {
  if (state !== 'DISABLED') { throw new ClientException(`Cannot delete, resource is ${state}; update the ${inWords(kind)} "${name}" to DISABLED first`); }
}

function inWords(kind: Kind): string {
  return kind.replace('-', ' ');
}

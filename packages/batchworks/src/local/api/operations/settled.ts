import type { ResourceIdentity } from '#shared/model/types';
import type { Account } from '../../account';
import { ClientException } from '../../service-error';

/** A resource that is CREATING, UPDATING or DELETING can be neither updated nor deleted. */
export function checkIsSettled({ name, arn }: ResourceIdentity, account: Account, what: 'update' | 'delete') {
  const status = account.statusOf(arn);
  if (status !== 'VALID') { throw new ClientException(`Cannot ${what}, resource is being modified: "${name}" is ${status}; wait until it is VALID`); }
}

import { objectMember, type JsonObject } from '#shared/model/record';
import type { Account, Tags } from '../../account';
import { plain } from '../../plain';

/** The tags of a resource, as it is described. */
export function tagsOf({ arn, properties }: { readonly arn: string; readonly properties: JsonObject }, account: Account): Tags {
  return account.tagsOf(arn, plain(objectMember(properties, 'tags')) as Tags);
}

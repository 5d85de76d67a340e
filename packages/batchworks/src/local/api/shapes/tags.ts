import { objectMember, type JsonObject } from '#shared/model/record';
import type { Account, Tags } from '../../account';
import { plain } from '../../plain';

/** The tags of a resource: what requests left of those that it was made with. */
export function tagsOf({ arn, properties }: { readonly arn: string; readonly properties: JsonObject }, account: Account): Tags {
  return account.changedTagsOf(arn) ?? plain(objectMember(properties, 'tags')) as Tags;
}

import { shown } from '../../../../../private/shown';
import type { Tags } from '../../../../account';
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';

/** https://docs.aws.amazon.com/batch/latest/userguide/using-tags.html#tag-restrictions */
const MAX_TAGS = 50;
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;

/** The `tags` of a request. */
export function readTags(input: Input): Tags | undefined {
  const tags = input.textMap('tags');
  if (tags) { checkTags(tags); }
  return tags;
}

/** Whether a resource may have these tags. */
export function checkTags(tags: Tags) {
  const keys = Object.keys(tags);
  if (keys.length > MAX_TAGS) { throw new ClientException(`\`tags\` must have at most ${MAX_TAGS} tags, got ${keys.length}`); }
  for (const [key, value] of Object.entries(tags)) {
    if (key.length < 1 || key.length > MAX_KEY_LENGTH || key.toLowerCase().startsWith('aws:')) {
      throw new ClientException(`a key of \`tags\` must have 1 to ${MAX_KEY_LENGTH} characters and not begin with "aws:", got ${shown(key)}`);
    }
    if (value.length > MAX_VALUE_LENGTH) {
      throw new ClientException(`\`tags.${key}\` must have at most ${MAX_VALUE_LENGTH} characters, got ${value.length}`);
    }
  }
}

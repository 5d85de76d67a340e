import type { KnownSecret } from '../../../secrets';
import type { Input } from '../../input';
import type { Operation } from '../../operation';
import { page } from '../../page';
import { secretDetail } from '../../shapes/secret-detail';

const NAMES = { nextToken: 'NextToken', maxResults: 'MaxResults' };
const KEY = { pattern: /^(name|all)$/, rule: 'name or all' };

/** The secrets, all or by the beginnings of their names. */
export const listSecrets: Operation = {
  name: 'ListSecrets',
  handle: (input, services) => {
    const isWanted = readFilters(input);
    const { items, nextToken } = page(services.secrets.all, input, 100, isWanted, NAMES);
    return {
      SecretList: items.map((secret) => {
        const { versions, ...detail } = secretDetail(secret, services);
        return { ...detail, SecretVersionsToStages: versions };
      }),
      NextToken: nextToken,
    };
  },
};

/** One value of every filter must match; one with `!` before it must not. */
function readFilters(input: Input): (secret: KnownSecret) => boolean {
  const filters = input.objects('Filters').map((filter) => {
    filter.requiredText('Key', KEY);
    return filter.texts('Values') ?? [];
  });
  return ({ name }) => filters.every((values) => values.some((value) => value.startsWith('!') ? !begins(name, value.slice(1)) : begins(name, value)));
}

/** Whether the name, or a part of it behind a slash, begins with the text, in any case of letters. */
function begins(name: string, text: string): boolean {
  return `/${name}`.toLowerCase().includes(`/${text.toLowerCase().replace(/^\//, '')}`);
}

import type { Input } from '../../input';
import type { Operation } from '../../operation';
import { sortedPage } from '../../page';
import { nameOrPrefixInAnyCase, readOnlyFilter } from './members/filters';
import { consumableResourceDetail } from '../../shapes/consumable-resource';

const FILTER = { pattern: /^CONSUMABLE_RESOURCE_NAME$/, rule: 'CONSUMABLE_RESOURCE_NAME' };

/** The consumable resources, all or by name. */
export const listConsumableResources: Operation = {
  name: 'ListConsumableResources',
  handle: (input, services) => {
    const isWanted = readFilter(input);
    const { items, nextToken } = sortedPage(services.account.model.consumableResources, ({ arn }) => arn, input, 100, ({ name }) => isWanted(name));
    return {
      consumableResources: items.map((resource) => {
        const { availableQuantity: _, createdAt: __, tags: ___, ...summary } = consumableResourceDetail(resource, services);
        return summary;
      }),
      nextToken,
    };
  },
};

function readFilter(input: Input): (name: string) => boolean {
  const filter = readOnlyFilter(input);
  if (!filter) { return () => true; }
  filter.requiredText('name', FILTER);
  const matches = (filter.texts('values') ?? []).map(nameOrPrefixInAnyCase);
  return (name) => matches.some((match) => match(name));
}

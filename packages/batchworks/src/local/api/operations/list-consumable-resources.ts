import { ClientException } from '../../service-error';
import type { Input } from '../input';
import type { Operation } from '../operation';
import { page } from '../page';
import { nameOrPrefix } from './name-filter';
import { consumableResourceDetail } from '../shapes/consumable-resource';

const FILTER = { pattern: /^CONSUMABLE_RESOURCE_NAME$/, rule: 'CONSUMABLE_RESOURCE_NAME' };

/** The consumable resources, all or by name. */
export const listConsumableResources: Operation = {
  name: 'ListConsumableResources',
  handle: (input, services) => {
    const isWanted = readFilter(input);
    const { items, nextToken } = page(services.account.model.consumableResources, input, 100, ({ name }) => isWanted(name));
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
  const filters = input.objects('filters');
  if (filters.length > 1) { throw new ClientException(`\`filters\` must have one filter, got ${filters.length}`); }
  if (filters.length === 0) { return () => true; }
  filters[0].requiredText('name', FILTER);
  const matches = (filters[0].texts('values') ?? []).map((value) => nameOrPrefix(value.toLowerCase()));
  return (name) => matches.some((match) => match(name.toLowerCase()));
}

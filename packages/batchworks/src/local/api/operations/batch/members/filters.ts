/** The `filters` of a list request. */
import { ClientException } from '../../../../service-error';
import type { Input } from '../../../input';

/** The filter of a request that takes one at the most. */
export function readOnlyFilter(input: Input): Input | undefined {
  const filters = input.objects('filters');
  if (filters.length > 1) { throw new ClientException(`\`filters\` must have one filter, got ${filters.length}`); }
  return filters[0];
}

/** The `values` of a filter: one of them has to match. */
export function requiredValues(filter: Input): string[] {
  const values = filter.texts('values') ?? [];
  if (values.length === 0) { throw new ClientException(`${filter.label('values')} is required`); }
  return values;
}

/** What a value lets through: the name, or what begins with it where it ends with an asterisk. */
export function nameOrPrefix(value: string): (name: string) => boolean {
  if (!value.endsWith('*')) { return (name) => name === value; }
  const prefix = value.slice(0, -1);
  return (name) => name.startsWith(prefix);
}

/** The same where capital letters do not matter. */
export function nameOrPrefixInAnyCase(value: string): (name: string) => boolean {
  const matches = nameOrPrefix(value.toLowerCase());
  return (name) => matches(name.toLowerCase());
}

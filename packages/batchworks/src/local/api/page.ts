import type { Input } from './input';

/** A part of a list, and where the next part begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/**
 * The part of a list that a request asks for with `maxResults` and `nextToken`, only of those that `isWanted`.
 *
 * The token is the position in the whole list, which only grows at its end: so nothing is shown twice or skipped,
 * whatever changes its state between two requests.
 */
export function page<T>(list: readonly T[], input: Input, maxItems: number, isWanted: (item: T) => boolean = () => true): Page<T> {
  const token = input.text('nextToken', { pattern: /^\d{1,15}$/, rule: 'a token of an earlier answer' });
  const maxResults = input.integer('maxResults', { min: 1, max: maxItems }) ?? maxItems;
  const items: T[] = [];
  for (let index = Number(token ?? 0); index < list.length; index++) {
    if (!isWanted(list[index])) { continue; }
    if (items.length === maxResults) { return { items, nextToken: String(index) }; }
    items.push(list[index]);
  }
  return { items };
}

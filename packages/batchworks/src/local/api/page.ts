import type { Input } from './input';

/** A part of a list, and where the next part begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/**
 * The part of a list that a request asks for with `maxResults` and `nextToken`.
 *
 * The token is the position in the list: right for lists that only grow at their end.
 */
export function page<T>(list: readonly T[], input: Input, maxItems: number): Page<T> {
  const token = input.text('nextToken', { pattern: /^\d{1,15}$/, rule: 'a token of an earlier answer' });
  const begin = Number(token ?? 0);
  const end = begin + (input.integer('maxResults', { min: 1, max: maxItems }) ?? maxItems);
  return { items: list.slice(begin, end), nextToken: end < list.length ? String(end) : undefined };
}

import type { Input } from './input';

/** A part of a list, and where the next part begins. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** How much a request may ask for, and how much it gets at most. */
interface PageLimits {
  readonly maxResults: number;
  readonly maxItems: number;
}

/** How a request calls its token and its number of results. */
interface PageNames {
  readonly nextToken: string;
  readonly maxResults: string;
}

/** As AWS Batch has them. */
const NAMES: PageNames = { nextToken: 'nextToken', maxResults: 'maxResults' };

/** What a request asks for with `maxResults` and `nextToken`. */
interface PageRequest {
  readonly maxResults: number;
  /** The position to begin at. */
  readonly begin: number;
  /** How long the list was at the first request, where the answer depends on it. */
  readonly size?: number;
}

/**
 * The part of a list that a request asks for, only of those that `isWanted`.
 *
 * The token is the position in the whole list, which only grows at its end: so nothing is shown twice or skipped,
 * whatever changes its state between two requests.
 */
export function page<T>(list: readonly T[], input: Input, maxItems: number, isWanted: (item: T) => boolean = () => true, names = NAMES): Page<T> {
  const { items, end } = part(list, readRequest(input, { maxResults: maxItems, maxItems }, names), isWanted);
  return { items, nextToken: end?.toString() };
}

/**
 * The same of a list that is shown in another order than it grows in: `arrange` chooses and sorts. The token also holds how long the list
 * was at the first request, and what came later is not shown; so whatever `arrange` looks at must not change.
 */
export function arrangedPage<T>(
  list: readonly T[], arrange: (list: readonly T[]) => readonly T[], input: Input, limits: PageLimits, isWanted: (item: T) => boolean, names = NAMES,
): Page<T> {
  const request = readRequest(input, limits, names);
  const size = request.size ?? list.length;
  const { items, end } = part(arrange(list.slice(0, size)), request, isWanted);
  return { items, nextToken: end === undefined ? undefined : `${end}.${size}` };
}

function readRequest(input: Input, limits: PageLimits, names: PageNames): PageRequest {
  const token = input.text(names.nextToken, { pattern: /^\d{1,15}(\.\d{1,15})?$/, rule: 'a token of an earlier answer' });
  const [begin = 0, size] = token?.split('.').map(Number) ?? [];
  return { begin, size, maxResults: Math.min(input.integer(names.maxResults, { min: 1, max: limits.maxResults }) ?? Infinity, limits.maxItems) };
}

function part<T>(list: readonly T[], { begin, maxResults }: PageRequest, isWanted: (item: T) => boolean): { items: T[]; end?: number } {
  const items: T[] = [];
  for (let index = begin; index < list.length; index++) {
    if (!isWanted(list[index])) { continue; }
    if (items.length === maxResults) { return { items, end: index }; }
    items.push(list[index]);
  }
  return { items };
}

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

const EARLIER_TOKEN = 'a token of an earlier answer';
const POSITION = { pattern: /^\d{1,15}(\.\d{1,15})?$/, rule: EARLIER_TOKEN };
const LAST_KEY = { pattern: /^after:./, rule: EARLIER_TOKEN };

/** What a request asks for with `maxResults` and `nextToken`, where the token is a position. */
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
 * The token is the position in the whole list, which only grows at its end, like that of the jobs of a queue: so nothing is shown twice or
 * skipped, whatever changes its state between two requests.
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

/**
 * The same of a list from which requests also delete. It is shown in the order of its keys, and the token holds the last key that was shown:
 * so what is deleted or made between two requests moves nothing else.
 */
export function sortedPage<T>(
  list: readonly T[], keyOf: (item: T) => string, input: Input, maxItems: number, isWanted: (item: T) => boolean = () => true, names = NAMES,
): Page<T> {
  const [, last = ''] = input.text(names.nextToken, LAST_KEY)?.split(/^after:/) ?? [];
  const left = list.filter((item) => keyOf(item) > last && isWanted(item)).sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1);
  const items = left.slice(0, readMaxResults(input, { maxResults: maxItems, maxItems }, names));
  return { items, nextToken: left.length > items.length ? `after:${keyOf(items.at(-1)!)}` : undefined };
}

function readRequest(input: Input, limits: PageLimits, names: PageNames): PageRequest {
  const [begin = 0, size] = input.text(names.nextToken, POSITION)?.split('.').map(Number) ?? [];
  return { begin, size, maxResults: readMaxResults(input, limits, names) };
}

function readMaxResults(input: Input, { maxResults, maxItems }: PageLimits, names: PageNames): number {
  return Math.min(input.integer(names.maxResults, { min: 1, max: maxResults }) ?? Infinity, maxItems);
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

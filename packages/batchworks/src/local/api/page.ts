import type { Input } from './input';
import { shown } from '../../private/shown';

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

/** What a token says: a position and perhaps a length, or the last key that was shown. */
const POSITION = /^\d{1,15}(\.\d{1,15})?$/;
const LAST_KEY = /^after:./;

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
  return { items, nextToken: end === undefined ? undefined : tokenOf(input, names, `${end}`) };
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
  return { items, nextToken: end === undefined ? undefined : tokenOf(input, names, `${end}.${size}`) };
}

/**
 * The same of a list from which requests also delete. It is shown in the order of its keys, and the token holds the last key that was shown:
 * so what is deleted or made between two requests moves nothing else.
 */
export function sortedPage<T>(
  list: readonly T[], keyOf: (item: T) => string, input: Input, maxItems: number, isWanted: (item: T) => boolean = () => true, names = NAMES,
): Page<T> {
  const [, last = ''] = readToken(input, names, LAST_KEY)?.split(/^after:/) ?? [];
  const left = list.filter((item) => keyOf(item) > last && isWanted(item)).sort((a, b) => keyOf(a) < keyOf(b) ? -1 : 1);
  const items = left.slice(0, readMaxResults(input, { maxResults: maxItems, maxItems }, names));
  return { items, nextToken: left.length > items.length ? tokenOf(input, names, `after:${keyOf(items.at(-1)!)}`) : undefined };
}

/** A token also holds what the request was, but for the size of its pages: with other filters, the same place in the list means nothing. */
function tokenOf(input: Input, names: PageNames, place: string): string {
  return `${input.digestWithout(names.nextToken, names.maxResults)}:${place}`;
}

function readToken(input: Input, names: PageNames, shape: RegExp): string | undefined {
  const token = input.text(names.nextToken);
  if (token === undefined) { return undefined; }
  const place = token.slice(token.indexOf(':') + 1);
  if (!shape.test(place) || token !== tokenOf(input, names, place)) {
    throw input.invalid(`${input.label(names.nextToken)} must be a token of an earlier answer to the same request, got ${shown(token)}`);
  }
  return place;
}

function readRequest(input: Input, limits: PageLimits, names: PageNames): PageRequest {
  const [begin = 0, size] = readToken(input, names, POSITION)?.split('.').map(Number) ?? [];
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

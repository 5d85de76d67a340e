import type { ResourceIdentity } from '#shared/model/types';
import { DeploymentError } from '../../../../deployment';
import type { Input } from '../../../input';
import { page, type Page, sortedPage } from '../../../page';

const MAX_ITEMS = 100;

/** What is found of a list of names. As on AWS Batch, a Describe request leaves out what it does not find. */
export function existing<T>(names: readonly string[], find: (name: string) => T): T[] {
  return names.flatMap((name) => {
    try {
      return [find(name)];
    } catch (error) {
      if (error instanceof DeploymentError) { return []; }
      throw error;
    }
  });
}

/**
 * A page of what a request names with `member`, in its order, or of all where it names none. A token behind names is a position among them:
 * they are the same in every request.
 */
export function existingPage<T extends ResourceIdentity>(
  input: Input, member: string, find: (name: string) => T, all: readonly T[],
): Page<T> {
  const names = input.texts(member) ?? [];
  if (names.length === 0) { return sortedPage(all, ({ arn }) => arn, input, MAX_ITEMS); }
  const { items, nextToken } = page(names.map((name) => existing([name], find)), input, MAX_ITEMS, (found) => found.length > 0);
  return { items: items.flat(), nextToken };
}

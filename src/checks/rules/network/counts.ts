import { Unknown } from '../../../model/unknown';
import { cannotTell, violates } from '../../answers';
import { type Answer, HOLDS } from '../../rule';

/** Judges the length of a list; an item that is not known may be none at all. */
export function judgeCount(list: unknown, what: string, least: number, most: number): Answer {
  if (list instanceof Unknown) {
    return list;
  }
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  const known = items.filter((item) => !(item instanceof Unknown)).length;
  if (items.length < least || known > most) {
    return violates(`It has ${known === 0 ? 'no' : known} ${what}${known === 1 || known === 0 ? '' : 's'}; ${range(least, most)}`);
  }
  return known < least || items.length > most ? cannotTell(`how many ${what}s there are is known only after a deploy`) : HOLDS;
}

function range(least: number, most: number): string {
  return most === Infinity ? `at least ${least} must be there` : least === 0 ? `at most ${most} may be there` : `${least} to ${most} may be there`;
}

/**
 * The moments at which running attempts have run too long, or jobs waited too long, earliest at hand: a leftist heap, which never changes and takes
 * O(log n) steps for each operation, whatever was done before.
 *
 * An entry stays when its attempt ends early; whoever takes it out has to see whether it still matters.
 */

/** The attempt of a job that has to be over at `at`, or to have begun. */
export interface Deadline {
  readonly at: number;
  readonly jobId: string;
  readonly attempt: number;
  /** Of a running attempt, unless it is that of a job that waits in vain. */
  readonly of?: 'WAITING';
}

/** Undefined when there are none. */
export type Deadlines = Heap | undefined;

interface Heap {
  readonly first: Deadline;
  /** The number of steps to the right until the heap ends; never more than on the left, which keeps that way short. */
  readonly rank: number;
  readonly left: Deadlines;
  readonly right: Deadlines;
}

export function addDeadline(deadlines: Deadlines, deadline: Deadline): Heap {
  return merge({ first: deadline, rank: 1, left: undefined, right: undefined }, deadlines);
}

/** All but the earliest. */
export function withoutFirst(deadlines: Heap): Deadlines {
  return deadlines.left && merge(deadlines.left, deadlines.right);
}

function merge(a: Heap, b: Deadlines): Heap {
  if (b === undefined) return a;
  const [earlier, later] = isBefore(b.first, a.first) ? [b, a] : [a, b];
  const merged = merge(later, earlier.right);
  const [left, right] = rankOf(earlier.left) >= merged.rank ? [earlier.left, merged] : [merged, earlier.left];
  return { first: earlier.first, rank: rankOf(right) + 1, left, right };
}

function rankOf(deadlines: Deadlines): number {
  return deadlines?.rank ?? 0;
}

/** Of deadlines at the same moment, the one of the lower id is first, so that their order never depends on history. */
function isBefore(a: Deadline, b: Deadline): boolean {
  return a.at < b.at || (a.at === b.at && a.jobId < b.jobId);
}

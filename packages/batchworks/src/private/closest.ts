/** The candidate that was probably meant, if one is near enough to be a slip of the keyboard. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  // Whoever mistypes a short word hits most of its letters: a third of them wrong is another word.
  const limit = Math.max(1, Math.floor(word.length / 3));
  const [nearest] = byDistance(word, candidates);
  return nearest !== undefined && distanceOf(word, nearest) <= limit ? nearest : undefined;
}

/** The candidates, the nearest first. */
export function byDistance(word: string, candidates: readonly string[]): string[] {
  return candidates
    .map((candidate) => ({ candidate, distance: distanceOf(word, candidate) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
}

function distanceOf(left: string, right: string): number {
  return distance(left.toLowerCase(), right.toLowerCase());
}

/** The Levenshtein distance: how many letters must be added, removed or replaced. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...left].entries()) {
    const next = [index + 1];
    for (let column = 0; column < right.length; column++) {
      next.push(Math.min(next[column] + 1, row[column + 1] + 1, row[column] + (right[column] === letter ? 0 : 1)));
    }
    row = next;
  }
  return row[right.length];
}

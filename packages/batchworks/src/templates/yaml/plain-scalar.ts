/** YAML 1.1 says so, which CloudFormation reads; the library reads YAML 1.2. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map(['yes', 'no', 'on', 'off']
  .flatMap((word) => [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()])
  .map((word) => [word, /^(yes|on)$/i.test(word)]));

/**
 * The value of a scalar without quotes, from that of YAML 1.2 and its text.
 *
 * What would lose letters as a number stays text: an account like `012345678901`, a number of more digits than JavaScript has.
 */
export function plainValue(value: unknown, source: string): unknown {
  return typeof value === 'number' && losesLetters(value, source) ? source : BOOLEANS.get(source) ?? value;
}

function losesLetters(value: number, source: string): boolean {
  const isTooLong = Number.isInteger(value) && !Number.isSafeInteger(value) && String(value) !== source;
  return /^[-+]?0\d/.test(source) || !Number.isFinite(value) || isTooLong;
}

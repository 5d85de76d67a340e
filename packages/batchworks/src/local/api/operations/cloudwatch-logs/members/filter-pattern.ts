import type { Input } from '../../../input';

/** A term of a pattern: a word, or a text in quotation marks, with `-` before it where it must not be there, or `?` where one of several must. */
const TERM = /([-?]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g;

/**
 * What a `filterPattern` of unstructured text lets through: lines with all terms, with none of those after `-`, and with one of those after
 * `?` (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForUnstructuredText.html).
 */
export function readFilterPattern(input: Input): (message: string) => boolean {
  const pattern = (input.text('filterPattern') ?? '').trim();
  if (/^[[{%]/.test(pattern)) {
    throw input.invalid(`\`filterPattern\` must be terms, like: ERROR -retry "out of memory"; of JSON, columns and regular expressions the local Batch knows nothing, got "${pattern}"`);
  }
  const terms = [...pattern.matchAll(TERM)].map(([, sign, quoted, word]) => ({ sign, text: quoted?.replace(/\\(.)/g, '$1') ?? word }));
  const of = (wanted: string) => terms.filter(({ sign }) => sign === wanted).map(({ text }) => text);
  const [all, none, some] = [of(''), of('-'), of('?')];
  return (message) => all.every((text) => message.includes(text))
    && !none.some((text) => message.includes(text))
    && (some.length === 0 || some.some((text) => message.includes(text)));
}

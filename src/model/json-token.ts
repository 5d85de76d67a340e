/** A bracket, a mark or a scalar of JSON. */
export interface JsonToken {
  readonly start: number;
  readonly end: number;
}

const SPACE = /[ \t\r\n]*/y;
const MARK_OR_WORD = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const LETTERS = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The token at a position or after the space there; `undefined` where there is none. */
export function nextToken(text: string, position: number): JsonToken | undefined {
  const start = endOf(SPACE, text, position) ?? position;
  const end = text.charAt(start) === '"' ? endOfString(text, start + 1) : endOf(MARK_OR_WORD, text, start);
  return end === undefined ? undefined : { start, end };
}

/** Part by part: one pattern for all of a string of some megabytes would need more stack than there is. */
function endOfString(text: string, start: number): number | undefined {
  for (let position = start; ;) {
    position = endOf(LETTERS, text, position) ?? position;
    if (text.charAt(position) === '"') {
      return position + 1;
    }
    const escape = endOf(ESCAPE, text, position);
    if (escape === undefined) {
      return undefined;
    }
    position = escape;
  }
}

function endOf(pattern: RegExp, text: string, position: number): number | undefined {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Where a text stops being JSON. Line and column count from 1. */
export interface SyntaxErrorPlace {
  readonly line: number;
  readonly column: number;
  /** What stands there, in words. */
  readonly found: string;
}

const TOKEN = /[ \t\r\n]*(?:(?<scalar>"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|(?<mark>[{}[\],:]))/y;

/** What may stand next. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or close' | 'end';

/**
 * Finds the first place at which the text cannot go on as JSON.
 *
 * `JSON.parse` tells the position only in some of its messages, and in other words in each version of Node.js.
 */
export function findSyntaxError(text: string): SyntaxErrorPlace {
  const open: string[] = [];
  let expected: Expected = 'value';
  let position = 0;
  for (;;) {
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(text);
    const next: Expected | undefined = token ? after(expected, token.groups?.mark ?? token[0].trimStart(), open) : undefined;
    if (!token || !next) {
      return place(text, position);
    }
    expected = next;
    position = TOKEN.lastIndex;
  }
}

/** What may follow the token, or `undefined` when the token may not stand here. Keeps track of the open brackets. */
function after(expected: Expected, token: string, open: string[]): Expected | undefined {
  const value = expected === 'value' || expected === 'value or ]';
  switch (token) {
    case '{': return value ? push(open, '}', 'key or }') : undefined;
    case '[': return value ? push(open, ']', 'value or ]') : undefined;
    case '}': return closes(expected, 'key or }', open, '}') ? pop(open) : undefined;
    case ']': return closes(expected, 'value or ]', open, ']') ? pop(open) : undefined;
    case ':': return expected === ':' ? 'value' : undefined;
    case ',': return expected === ', or close' ? (open.at(-1) === '}' ? 'key' : 'value') : undefined;
    default: return value ? afterValue(open) : ((expected === 'key' || expected === 'key or }') && token.startsWith('"') ? ':' : undefined);
  }
}

function closes(expected: Expected, empty: Expected, open: string[], bracket: string) {
  return open.at(-1) === bracket && (expected === ', or close' || expected === empty);
}

function push(open: string[], bracket: string, next: Expected): Expected {
  open.push(bracket);
  return next;
}

function pop(open: string[]): Expected {
  open.pop();
  return afterValue(open);
}

function afterValue(open: string[]): Expected {
  return open.length === 0 ? 'end' : ', or close';
}

function place(text: string, end: number): SyntaxErrorPlace {
  const position = end + (/^[ \t\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
  const lines = text.slice(0, position).split('\n');
  const found = /^(?:[\w.+-]{1,20}|[^])/u.exec(text.slice(position))?.[0];
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, found: found ? JSON.stringify(found) : 'the end of the file' };
}

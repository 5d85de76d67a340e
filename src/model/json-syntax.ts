import { nextToken } from './json-token';

/** A place in a text. Line and column count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a text stops being JSON. */
export interface SyntaxErrorPlace extends Place {
  /** What stands there, in words. */
  readonly found: string;
}

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
    const token = nextToken(text, position);
    const next: Expected | undefined = token && after(expected, text.charAt(token.start), open);
    if (!token || !next) {
      return place(text, position);
    }
    expected = next;
    position = token.end;
  }
}

/** What may follow the token of that first letter, or `undefined` when it may not stand here. Keeps track of the open brackets. */
function after(expected: Expected, token: string, open: string[]): Expected | undefined {
  const value = expected === 'value' || expected === 'value or ]';
  switch (token) {
    case '{': return value ? push(open, '}', 'key or }') : undefined;
    case '[': return value ? push(open, ']', 'value or ]') : undefined;
    case '}': return closes(expected, 'key or }', open, '}') ? pop(open) : undefined;
    case ']': return closes(expected, 'value or ]', open, ']') ? pop(open) : undefined;
    case ':': return expected === ':' ? 'value' : undefined;
    case ',': return expected === ', or close' ? (open.at(-1) === '}' ? 'key' : 'value') : undefined;
    default: return value ? afterValue(open) : ((expected === 'key' || expected === 'key or }') && token === '"' ? ':' : undefined);
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

/**
 * Where the members of one member of the outermost object stand: with `Resources`, each resource of a template.
 *
 * @param text JSON without a syntax error
 */
export function findMembers(text: string, parent: string): Map<string, Place> {
  const places = new Map<string, Place>();
  const placeAt = placer(text);
  const open: string[] = [];
  let isKey = false;
  let isInside = false;
  for (let token = nextToken(text, 0); token; token = nextToken(text, token.end)) {
    const first = text.charAt(token.start);
    if (first === '"' && isKey && open.length <= 2) {
      const name = JSON.parse(text.slice(token.start, token.end)) as string;
      if (open.length === 1) {
        isInside = name === parent;
      } else if (isInside) {
        places.set(name, placeAt(token.start));
      }
    }
    if (first === '{' || first === '[') {
      open.push(first);
    } else if (first === '}' || first === ']') {
      open.pop();
    }
    isKey = first === '{' || (first === ',' && open.at(-1) === '{');
  }
  return places;
}

/** Gives the places of positions that are asked for in their order, in one pass over the text. */
function placer(text: string) {
  let line = 1;
  let lineStart = 0;
  let lineEnd = text.indexOf('\n');
  return (position: number): Place => {
    while (lineEnd >= 0 && lineEnd < position) {
      line++;
      lineStart = lineEnd + 1;
      lineEnd = text.indexOf('\n', lineStart);
    }
    return { line, column: position - lineStart + 1 };
  };
}

/** The patterns of IAM policies, on texts of which only a deploy tells some parts. */
import { symbolOf } from '../../../model/symbols';

/** A character, `*`, `?`, or a whole symbol (`⟨Stack/Role.Arn⟩`). */
type Token = string;

const TOKENS = /⟨[^⟩]*⟩|[^]/gu;
const ANY = Symbol('any text');
const ONE = Symbol('any character');
/** What a region, an account or a partition can be. */
const WORD = Symbol('any text without : and /');

/** No ARN is near that long: what is, is not compared letter by letter. */
const MAX_WORK = 4_000_000;

type Matcher = Token | typeof ANY | typeof ONE | typeof WORD;

/**
 * Whether a pattern (`*` stands for any text, `?` for any character) matches a text.
 *
 * A symbol is matched by itself and by `*`. `undefined` where it depends on what the symbols will be.
 */
export function matches(pattern: string, text: string): boolean | undefined {
  if (pattern === '*' || pattern === text) {
    return true;
  }
  const wildcard = pattern.search(/[*?]/);
  if (wildcard < 0 && !/⟨/.test(pattern + text)) {
    return false;
  }
  if (wildcard === pattern.length - 1 && pattern.endsWith('*') && text.startsWith(pattern.slice(0, -1))) {
    return true;
  }
  if (pattern.length * text.length > MAX_WORK) {
    return undefined;
  }
  const tokens: Token[] = text.match(TOKENS) ?? [];
  if (meet(matchers(pattern, (symbol) => symbol), tokens)) {
    return true;
  }
  return meet(matchers(pattern, anyValueOf), tokens.map((token) => (isSymbol(token) ? anyValueOf(token) : token))) ? undefined : false;
}

function matchers(pattern: string, symbol: (token: Token) => Matcher): Matcher[] {
  return (pattern.match(TOKENS) ?? []).map((token) => {
    switch (token) {
      case '*': return ANY;
      case '?': return ONE;
      default: return isSymbol(token) ? symbol(token) : token;
    }
  });
}

function anyValueOf(symbol: Token): Matcher {
  return symbol.startsWith(symbolOf('AWS::').slice(0, -1)) ? WORD : ANY;
}

function isSymbol(token: Token): boolean {
  return token.length > 2 && token.startsWith('⟨');
}

/** Whether some text is matched by both: for each pair of ends, from the last one to the whole. */
function meet(left: readonly Matcher[], right: readonly Matcher[]): boolean {
  let below: boolean[] = [];
  for (let i = left.length; i >= 0; i--) {
    const row: boolean[] = [];
    for (let j = right.length; j >= 0; j--) {
      row[j] = i === left.length && j === right.length
        || isText(left[i]) && (below[j] || j < right.length && mayHave(left[i], right[j]) && row[j + 1])
        || isText(right[j]) && (row[j + 1] || i < left.length && mayHave(right[j], left[i]) && below[j])
        || i < left.length && j < right.length && (left[i] === ONE ? isCharacter(right[j]) : left[i] === right[j]) && below[j + 1];
    }
    below = row;
  }
  return below[0];
}

/** A symbol is no character: nobody knows how many it will be. */
function isCharacter(matcher: Matcher): boolean {
  return typeof matcher === 'string' && !isSymbol(matcher);
}

function isText(matcher: Matcher | undefined): boolean {
  return matcher === ANY || matcher === WORD;
}

function mayHave(text: Matcher, part: Matcher): boolean {
  return text === ANY || (part !== ':' && part !== '/');
}

import { Unknown } from '../unknown';

/** CloudFormation's own templates are far flatter; a template that is deeper was made to overflow the stack. */
const MAX_DEPTH = 200;

/** The size of the largest template that CloudFormation accepts (1 MB): no text out of one can be meant to be longer. */
const MAX_TEXT_LENGTH = 1_048_576;

/**
 * The evaluation of templates that refer to each other: it ends, whatever they say.
 *
 * Everything with a name is evaluated once, so that the time grows with the templates and not with the paths through them.
 */
export class Evaluation {
  private readonly results = new Map<string, unknown>();
  private readonly running = new Set<string>();
  private depth = 0;

  /** Evaluates something with a name, once; where it needs itself, it is unknown. */
  public once(what: string, evaluate: () => unknown): unknown {
    if (this.running.has(what)) {
      return new Unknown(`${what} refers to itself`);
    }
    if (!this.results.has(what)) {
      this.running.add(what);
      try {
        this.results.set(what, evaluate());
      } finally {
        this.running.delete(what);
      }
    }
    return this.results.get(what);
  }

  /** Evaluates something inside something else. */
  public nested(evaluate: () => unknown): unknown {
    if (this.depth >= MAX_DEPTH) {
      return new Unknown(`it is nested deeper than ${MAX_DEPTH} levels`);
    }
    this.depth++;
    try {
      return evaluate();
    } finally {
      this.depth--;
    }
  }
}

/** A resolved value as text; what is no text has a reason. */
export function textOf(value: unknown): string | Unknown {
  switch (typeof value) {
    case 'string': return value;
    case 'number':
    case 'boolean': return String(value);
    default: return value instanceof Unknown ? value : new Unknown('a list or an object stands where a text should');
  }
}

/** The parts as one text; unknown as soon as one of them is. */
export function concatenate(parts: Iterable<unknown>): string | Unknown {
  const texts: string[] = [];
  let length = 0;
  for (const part of parts) {
    const text = textOf(part);
    if (text instanceof Unknown) {
      return text;
    }
    length += text.length;
    if (length > MAX_TEXT_LENGTH) {
      return new Unknown(`a text is longer than ${MAX_TEXT_LENGTH} characters`);
    }
    texts.push(text);
  }
  return texts.join('');
}

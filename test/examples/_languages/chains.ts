/** What names a program uses, as far as they belong together: `batch.addQueue("Bulk", priority=1).jobQueue` starts at `batch` and has two steps. */
export interface Chain {
  readonly line: number;
  /** The variable that gets the value. */
  readonly assignedTo?: string;
  readonly start: Step;
  readonly steps: Step[];
}

export interface Step {
  readonly name: string;
  readonly called: boolean;
  /** What a call names of its arguments, or an initializer of its fields. */
  readonly keywords: string[];
}

interface Token {
  readonly text: string;
  readonly line: number;
}

const TOKEN = /(?<comment>\/\/.*|\/\*[^]*?\*\/)|(?<text>"(?:\\.|[^"\\])*"|[A-Za-z_$]\w*|\d[\w.]*|:=|=>|[^\s\w])/g;
const IDENTIFIER = /^[A-Za-z_$]\w*$/;

/**
 * The chains of a source in Java, C# or Go, found by tokens.
 *
 * A keyword of the language begins a chain like any other name: nothing is known by it, so nothing is said of it.
 */
export function chainsOf(source: string): Chain[] {
  return new Scanner(tokensOf(source)).scan();
}

function tokensOf(source: string): Token[] {
  return [...source.matchAll(TOKEN)].filter(({ groups }) => groups!.text !== undefined)
    .map((match) => ({ text: match[0], line: source.slice(0, match.index).split('\n').length }));
}

class Scanner {
  private readonly chains: Chain[] = [];
  private position = 0;

  constructor(private readonly tokens: Token[]) {}

  public scan(): Chain[] {
    while (this.position < this.tokens.length) { this.next(); }
    return this.chains;
  }

  private next() {
    if (IDENTIFIER.test(this.text())) { this.chain(); } else { this.position++; }
  }

  private chain() {
    const first = this.position;
    const assignedTo = this.assignee(first);
    const names = [this.step(this.text(first - 1) === 'new')];
    while (this.text() === '.' && IDENTIFIER.test(this.text(this.position + 1))) {
      this.position++;
      names.push(this.step(this.text(first - 1) === '&'));
    }
    const [start, ...steps] = names;
    this.chains.push({ line: this.tokens[first].line, assignedTo, start, steps });
  }

  /** A name, with what is in its parentheses and, if it may have one, in its initializer: `{ MaxVcpus = 1 }` of C#, `{MaxVcpus: 1}` of Go. */
  private step(mayBeInitialized: boolean): Step {
    const name = this.text();
    this.position++;
    const called = this.text() === '(';
    if (called) { this.group(')'); }
    return { name, called, keywords: mayBeInitialized && this.text() === '{' ? this.group('}') : [] };
  }

  /** What stands between brackets, and the names that get a value right there. */
  private group(close: string): string[] {
    const keywords: string[] = [];
    this.position++;
    while (this.position < this.tokens.length && this.text() !== close) {
      if (['(', '{', '['].includes(this.text())) {
        this.group({ '(': ')', '{': '}', '[': ']' }[this.text()]!);
        continue;
      }
      if (/^(=|:)$/.test(this.text(this.position + 1)) && IDENTIFIER.test(this.text())) { keywords.push(this.text()); }
      this.next();
    }
    this.position++;
    return keywords;
  }

  /** `x` of `x = `, `x := `, `x = new ` and `x := &`. */
  private assignee(first: number): string | undefined {
    const operator = ['new', '&'].includes(this.text(first - 1)) ? first - 2 : first - 1;
    return ['=', ':='].includes(this.text(operator)) ? this.text(operator - 1) : undefined;
  }

  private text(position = this.position): string {
    return this.tokens[position]?.text ?? '';
  }
}

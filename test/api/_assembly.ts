import * as fs from 'node:fs';
import * as path from 'node:path';

const FILE = path.join(__dirname, '../../.jsii');

/** The parts of an assembly that say what users see: https://github.com/aws/jsii/blob/main/packages/%40jsii/spec/src/assembly.ts */
export interface Documented {
  readonly name: string;
  readonly docs?: { readonly summary?: string; readonly default?: string; readonly example?: string };
}

/** What a value is: a primitive, a collection, one of several, or a class. */
export interface TypeReference {
  readonly primitive?: string;
  readonly collection?: { readonly elementtype: TypeReference };
  readonly union?: unknown;
}

export interface Value extends Documented {
  readonly type: TypeReference;
  readonly optional?: boolean;
}

export interface Callable extends Documented {
  readonly parameters?: Value[];
  readonly returns?: { readonly type: TypeReference };
}

export interface ApiType extends Documented {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly base?: string;
  readonly abstract?: boolean;
  readonly datatype?: boolean;
  readonly initializer?: Callable;
  readonly methods?: Callable[];
  readonly properties?: Value[];
  readonly members?: Documented[];
}

/** The public API as jsii compiled it last: `npx projen compile` renews it. */
export function apiTypes(): ApiType[] {
  if (!fs.existsSync(FILE)) { throw new Error('there is no .jsii yet, which tells the public API; run `npx projen compile` first'); }
  return Object.values(JSON.parse(fs.readFileSync(FILE, 'utf8')).types as Record<string, ApiType>);
}

import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Chain, chainsOf } from './chains';

/** How jsii-pacmak names things in a language: only the first letter changes, but in Python, where a word begins at every capital letter. */
export interface Language {
  /** The language, and the word for its namespaces, in `targets` of an assembly. */
  readonly target: readonly [string, string];
  readonly method: (name: string) => string;
  readonly property: (name: string) => string;
  readonly option: (name: string) => string;
  readonly read: (file: string) => Source;
}

export interface Source {
  readonly chains: Chain[];
  /** What names in it stand for. */
  readonly imports: Record<string, string>;
  /** Namespaces whose types it knows by their names. */
  readonly open: string[];
}

const PYTHON: Language = {
  target: ['python', 'module'],
  method: snake,
  property: snake,
  option: snake,
  read: (file) => ({ ...JSON.parse(execFileSync('python3', [path.join(__dirname, 'python_chains.py'), file], { encoding: 'utf8' })), open: [] }),
};

const JAVA: Language = {
  target: ['java', 'package'],
  method: (name) => name,
  property: (name) => `get${pascal(name)}`,
  option: (name) => name,
  read: (file) => cLike(file, (text) => ({ imports: matches(text, /^import ([\w.]+\.(\w+));/gm), open: [] })),
};

const CSHARP: Language = {
  target: ['dotnet', 'namespace'],
  method: pascal,
  property: pascal,
  option: pascal,
  read: (file) => cLike(file, (text) => ({ imports: {}, open: Object.keys(matches(text, /^using (([\w.]+));/gm)) })),
};

const GO: Language = {
  target: ['go', 'packageName'],
  method: pascal,
  property: pascal,
  option: pascal,
  read: (file) => cLike(file, (text) => ({ imports: matches(text, /^\t"\S+\/((?!v\d)(\w+))(?:\/v\d+)?"$/gm), open: [] })),
};

export const LANGUAGES = { python: PYTHON, java: JAVA, csharp: CSHARP, go: GO };

function cLike(file: string, heads: (text: string) => Omit<Source, 'chains'>): Source {
  const text = fs.readFileSync(file, 'utf8');
  return { ...heads(text), chains: chainsOf(text) };
}

/** By the second group, the first. */
function matches(text: string, pattern: RegExp): Record<string, string> {
  return Object.fromEntries([...text.matchAll(pattern)].map(([, imported, name]) => [name, imported]));
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

function pascal(name: string): string {
  return name[0].toUpperCase() + name.slice(1);
}

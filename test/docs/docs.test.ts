import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { codeOf, linksOf, PAGES, resolves, ROOT, textOf } from './_pages';
import * as library from '../../src';
import { RETIRED, RULES } from '../../src/checks/rules';

const INDEX = 'docs/README.md';
const DOCS = PAGES.filter((page) => page.startsWith('docs/'));

test('every link in the repository leads somewhere', () => {
  const broken = PAGES.flatMap(linksOf).filter((link) => !resolves(link));
  expect(broken.map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
});

test('every page is reached from the index', () => {
  const reached = new Set([INDEX]);
  for (const page of reached) { // it grows meanwhile
    linksOf(page).map(({ path }) => path).filter((path) => path.endsWith('.md') && PAGES.includes(path)).forEach((path) => reached.add(path));
  }
  expect(DOCS.filter((page) => !reached.has(page))).toEqual([]);
});

test('every check that is named exists', () => {
  const ids = new Set([...RULES, ...RETIRED].map(({ id }) => id));
  const named = PAGES.flatMap((page) => [...textOf(page).matchAll(/\b(?:SZ|NW|CE|UP|LT|IAM|ST|JD)-\d\d\b/g)].map(([id]) => id));
  expect(named.length).toBeGreaterThan(ids.size); // docs/checks.md alone names all of them
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});

describe('every command that is shown', () => {
  const lines = PAGES.flatMap(codeOf).flatMap((code) => code.split('\n'));
  const shown = lines.flatMap((line) => [...line.matchAll(/\bbatchworks (?:-- )?([a-z]+)( [^#|;]*)?/g)].map(([, command, rest = '']) => ({ command, rest })));
  const help = (...args: string[]) => execFileSync(process.execPath, [join(ROOT, 'packages/batchworks/bin/batchworks.js'), ...args, '--help'], { encoding: 'utf8' });

  test('is one of the command line', () => {
    const commands = [...help().matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, command]) => command);
    const names = new Set(shown.map(({ command }) => command));
    expect([...names].filter((command) => !commands.includes(command))).toEqual([]);
    expect(commands.filter((command) => !names.has(command))).toEqual([]);
  });

  test('has only options that it knows', () => {
    const known = new Map([...new Set(shown.map(({ command }) => command))].map((command) => [command, help(command)]));
    const options = shown.flatMap(({ command, rest }) => [...rest.split(' -- ')[0].matchAll(/(?<= )--[a-z-]+/g)].map(([option]) => ({ command, option })));
    expect(options.filter(({ command, option }) => !new RegExp(`${option}\\b`).test(known.get(command)!))).toEqual([]);
  });
});

test('every construct is on a page that says what it is for', () => {
  const constructs = Object.entries(library).filter(([, value]) => typeof value === 'function' && value.prototype instanceof Construct).map(([name]) => name);
  const goals = DOCS.filter((page) => !page.startsWith('docs/adr/') && page !== 'docs/architecture.md').map((page) => textOf(page)).join('\n');
  expect(constructs.length).toBeGreaterThan(10);
  expect(constructs.filter((name) => !new RegExp(`\\b${name}\\b`).test(goals))).toEqual([]);
});

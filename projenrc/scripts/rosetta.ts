/**
 * Compiles every `ts` block of the README, the docstrings and `docs/`, in the strict mode of rosetta.
 *
 * rosetta knows the types of an assembly and its readme. So it gets a copy of ours in whose readme the pages of `docs/` stand, too.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const NEEDED = ['lib', 'node_modules', 'package.json', 'rosetta'];

function main() {
  const copy = mkdtempSync(join(tmpdir(), 'rosetta-'));
  try {
    NEEDED.forEach((name) => symlinkSync(join(ROOT, name), join(copy, name)));
    const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
    assembly.readme = { markdown: pages().map((page) => readFileSync(page, 'utf8')).join('\n') };
    writeFileSync(join(copy, '.jsii'), JSON.stringify(assembly));
    execFileSync(join(ROOT, 'node_modules/.bin/jsii-rosetta'), ['extract', '--strict', copy], { stdio: 'inherit' });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function pages(): string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).sort();
  return [join(ROOT, 'README.md'), ...docs.map((name) => join(ROOT, 'docs', name))];
}

main();

/**
 * Compiles every `ts` block of the README, the docstrings and `docs/`, in the strict mode of rosetta: one that does not translate into Python, Java,
 * C# and Go is an error, too. Then compares the Python that a page shows with the translation of the TypeScript before it.
 *
 * rosetta knows the types of an assembly and its readme. So it gets a copy of ours in whose readme the pages of `docs/` stand, too.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { DEFAULT_TABLET_NAME, LanguageTablet, TargetLanguage } from 'jsii-rosetta';
import { isSamePython, pythonBlocks } from './python-blocks';

const ROOT = resolve(__dirname, '../..');
const NEEDED = ['lib', 'node_modules', 'package.json', 'rosetta'];

async function main() {
  const copy = mkdtempSync(join(tmpdir(), 'rosetta-'));
  try {
    NEEDED.forEach((name) => symlinkSync(join(ROOT, name), join(copy, name)));
    const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
    assembly.readme = { markdown: pages().map((page) => readFileSync(page, 'utf8')).join('\n') };
    writeFileSync(join(copy, '.jsii'), JSON.stringify(assembly));
    execFileSync(join(ROOT, 'node_modules/.bin/jsii-rosetta'), ['extract', '--strict', copy], { stdio: 'inherit' });
    comparePython(await LanguageTablet.fromFile(join(copy, DEFAULT_TABLET_NAME)));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** @throws for the first Python on a page that rosetta would write otherwise */
function comparePython(tablet: LanguageTablet) {
  const translations = new Map(tablet.translatedSnippets.map((snippet) => {
    return [snippet.originalSource.source.trim(), snippet.get(TargetLanguage.PYTHON)!.source];
  }));
  for (const page of pages()) {
    for (const { python, typescript } of pythonBlocks(readFileSync(page, 'utf8'))) {
      const translation = translations.get(typescript.trim()) ?? 'nothing: there is no `ts` block before it';
      if (!isSamePython(python, translation)) {
        throw new Error(`the Python in ${relative(ROOT, page)} is not the TypeScript before it, which is in Python:\n\n${translation}`);
      }
    }
  }
}

function pages(): string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).sort();
  return [join(ROOT, 'README.md'), ...docs.map((name) => join(ROOT, 'docs', name))];
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

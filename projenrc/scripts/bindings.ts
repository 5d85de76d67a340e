/**
 * Makes the bindings for Python, Java, .NET and Go, without any of their tools: `npx projen bindings`. It fails on every warning of jsii-pacmak,
 * which says nothing where all is well. Where a Python with `build`, `setuptools` and `wheel` is at hand, it builds the wheel, too.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** Where the main construct has to be, in every language. */
const MAIN_CONSTRUCT = {
  python: 'src/cdk_batchworks/__init__.py',
  java: 'src/main/java/io/github/cdkbatchworks/BatchPlatform.java',
  dotnet: 'CdkBatchworks/CdkBatchworks/BatchPlatform.cs',
  go: 'cdkbatchworks/BatchPlatform.go',
};

/** What has to be in the wheel, beside what Python packages always have: the module, its types, and the library itself. */
const IN_THE_WHEEL = ['cdk_batchworks/__init__.py', 'cdk_batchworks/py.typed', 'cdk_batchworks/_jsii/cdk-batchworks@'];

function main() {
  const out = mkdtempSync(join(tmpdir(), 'bindings-'));
  try {
    generate(out);
    buildWheel(join(out, 'python'), join(out, 'wheel'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function generate(out: string) {
  const targets = Object.keys(MAIN_CONSTRUCT).flatMap((target) => ['--target', target]);
  const { stdout, stderr, status } = spawnSync('jsii-pacmak', ['--code-only', '--outdir', out, ...targets], { cwd: ROOT, encoding: 'utf8' });
  const words = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('[jsii-pacmak]') || (status !== 0 && line));
  if (status !== 0 || words.length > 0) {
    throw new Error(`jsii-pacmak ended with ${status}:\n${words.join('\n')}`);
  }
  for (const [target, file] of Object.entries(MAIN_CONSTRUCT)) {
    if (!existsSync(join(out, target, file))) {
      throw new Error(`jsii-pacmak must make ${file} for ${target}; the names of modules and packages are those of .projenrc.ts`);
    }
    console.log(`${target}: ok`);
  }
}

/**
 * The build requirements that jsii writes down are newer than what distributions have, and not needed for what it generates:
 * so no isolated environment (which would download them) and no check of versions.
 */
function buildWheel(source: string, outdir: string) {
  const modules = ['-c', 'import build, setuptools, wheel'];
  const python = ['python3', '/usr/bin/python3'].find((candidate) => spawnSync(candidate, modules, { cwd: source }).status === 0);
  if (!python) {
    console.log('wheel: SKIPPED, no python3 here has build, setuptools and wheel (Debian: python3-build, python3-setuptools, python3-wheel)');
    return;
  }
  execFileSync(python, ['-m', 'build', '--wheel', '--no-isolation', '--skip-dependency-check', '--outdir', outdir, source], { stdio: 'pipe' });
  const wheel = readdirSync(outdir).find((file) => file.endsWith('.whl'))!;
  const files = execFileSync(python, ['-m', 'zipfile', '--list', join(outdir, wheel)], { encoding: 'utf8' });
  const missing = IN_THE_WHEEL.filter((file) => !files.includes(file));
  if (missing.length > 0) {
    throw new Error(`${wheel} must hold ${missing.join(', ')}, got:\n${files}`);
  }
  execFileSync(python, ['-m', 'py_compile', join(source, MAIN_CONSTRUCT.python)]); // what was generated is Python
  console.log(`wheel: ok, ${wheel}`);
}

main();

/**
 * Installs both tarballs into an empty folder, beside the oldest CDK that is supported and the newest, and proves with each Node.js that they work there:
 * `npx projen compatibility [--cdk oldest|newest] [--node 20|22|24|current]`. Without arguments: all of them.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Cdk, Sandbox } from './sandbox';
import { ROOT } from './tarballs';
import { CONSTRUCTS_VERSION, MINIMUM_CDK_VERSION, NODE_VERSIONS } from '../../versions';

const CDKS: Record<string, () => Cdk> = {
  oldest: () => ({ 'aws-cdk-lib': MINIMUM_CDK_VERSION, 'constructs': CONSTRUCTS_VERSION }),
  newest: () => ({ 'aws-cdk-lib': latest('aws-cdk-lib'), 'constructs': latest('constructs') }),
};

function main() {
  const { values } = parseArgs({ options: { cdk: { type: 'string', multiple: true }, node: { type: 'string', multiple: true } } });
  for (const name of values.cdk ?? Object.keys(CDKS)) {
    const cdk = versionsOf(name);
    const sandbox = Sandbox.install(cdk);
    sandbox.addApps();
    const versions = `aws-cdk-lib ${cdk['aws-cdk-lib']}, constructs ${cdk.constructs}`;
    timed(`${versions}: the types of the examples`, () => checkTypes(sandbox));
    for (const node of values.node ?? NODE_VERSIONS) {
      const binary = nodeBinary(sandbox, node);
      const version = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim();
      timed(`${versions}, Node.js ${version}: every construct synthesizes`, () => synthesizeApps(sandbox, binary));
      timed(`${versions}, Node.js ${version}: an app, and its job`, () => runJob(sandbox, binary));
    }
    sandbox.remove();
  }
}

function versionsOf(name: string): Cdk {
  if (!(name in CDKS)) {
    throw new Error(`\`--cdk\` must be ${Object.keys(CDKS).join(' or ')}, got "${name}"`);
  }
  return CDKS[name]();
}

/** The declarations of the library against those of this CDK, too: `skipLibCheck` is off. */
function checkTypes(sandbox: Sandbox) {
  writeFileSync(join(sandbox.folder, 'tsconfig.json'), JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      module: 'node16',
      strict: true,
      noEmit: true,
      esModuleInterop: true,
      isolatedModules: true,
      types: ['node', 'jest'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    include: ['test/integ.*.ts', 'examples/typescript/*/app.ts'],
  }));
  sandbox.run(process.execPath, 'node', join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json');
}

/** The apps of the snapshots, which use every construct. Only the package is theirs: jest and its compiler are those of the repository. */
function synthesizeApps(sandbox: Sandbox, node: string) {
  writeFileSync(join(sandbox.folder, 'jest.config.json'), JSON.stringify({
    testMatch: ['<rootDir>/test/integ.*.ts'],
    setupFiles: ['<rootDir>/test/_helpers/setup.ts'],
    transform: { '\\.ts$': [join(ROOT, 'node_modules/ts-jest'), { tsconfig: 'tsconfig.json' }] },
  }));
  sandbox.run(node, 'node', join(ROOT, 'node_modules/jest/bin/jest.js'), '--config', 'jest.config.json', '--ci=false', '--silent');
}

/** What a newcomer does: synthesize, check, run. */
function runJob(sandbox: Sandbox, node: string) {
  sandbox.run(node, 'node', 'app.js');
  expectIn(sandbox.run(node, 'npx', '--no-install', 'batchworks', '--help'), 'Usage: batchworks');
  sandbox.run(node, 'npx', '--no-install', 'batchworks', 'check', 'cdk.out');
  expectIn(sandbox.run(node, 'npx', '--no-install', 'batchworks', 'run', 'cdk.out', '--job', 'Greet', '--param', 'name=sandbox'), 'Hello, sandbox');
}

function expectIn(output: string, text: string) {
  if (!output.includes(text)) {
    throw new Error(`"${text}" must stand in the output, got:\n${output}`);
  }
}

/** The running Node.js, or another one: npm has the binaries of every version as packages. */
function nodeBinary(sandbox: Sandbox, version: string): string {
  if (version === 'current' || process.version.startsWith(`v${version}.`)) {
    return process.execPath;
  }
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(sandbox.folder, `node-${version}`);
  execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--prefix', folder, `${name}@${version}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'node_modules', name, 'bin/node');
}

function latest(name: string): string {
  return execFileSync('npm', ['view', name, 'version'], { encoding: 'utf8' }).trim();
}

function timed(what: string, action: () => void) {
  const start = performance.now();
  action();
  console.log(`${what}: ok, ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

main();

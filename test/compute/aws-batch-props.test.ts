import * as fs from 'node:fs';
import * as path from 'node:path';

const FOLDER = path.join(path.dirname(require.resolve('aws-cdk-lib/package.json')), 'aws-batch/lib');
const FILES = ['compute-environment-base', 'managed-compute-environment', 'unmanaged-compute-environment'].map((name) => path.join(FOLDER, `${name}.d.ts`));
const DECISION = fs.readFileSync(path.join(__dirname, '../../docs/adr/0005-what-the-l2s-offer.md'), 'utf8');

/** The names of all properties that a compute environment of the L2s can be given. */
function properties(): string[] {
  const text = FILES.map((file) => fs.readFileSync(file, 'utf8')).join('\n');
  const structs = [...text.matchAll(/^export interface \w+Props [^{]*\{$([^]*?)^\}$/gm)].map(([, body]) => body);
  return [...new Set(structs.flatMap((body) => [...body.matchAll(/^ {4}readonly (\w+)\??:/gm)].map(([, name]) => name)))];
}

/** The first column of the table. */
const decided = DECISION.split('\n').filter((line) => line.startsWith('| `')).flatMap((line) => line.split('|')[1].match(/\w+/g)!);

test('every property of the L2s is an option of ours, or has a reason not to be', () => {
  expect(properties().length).toBeGreaterThan(20);
  expect(properties().filter((name) => !decided.includes(name))).toEqual([]);
  expect(decided.filter((name) => !properties().includes(name))).toEqual([]);
});

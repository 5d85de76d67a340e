/** Writes into `docs/migration.md` how large the stack of `examples/migration` is, before and after, and the code of the one after. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { parse } from 'yaml';
import { ReportsStack as After } from '../../examples/migration/after';
import { ReportsStack as BeforeL2 } from '../../examples/migration/before-l2';
import { ReportsStack as AfterCopilot } from '../../examples/migration/copilot/after';

const ROOT = resolve(__dirname, '../..');
const PAGE = join(ROOT, 'docs/migration.md');
const EXAMPLES = join(ROOT, 'examples/migration');
const ENV = { account: '123456789012', region: 'eu-west-1' };

/** A line of the table: a way to write the stack, its file, and the resources of its template, where it has one. */
type Row = readonly [way: string, file: string, resources?: object];

function main() {
  const parts = { table: table(rows()), after: `\`\`\`ts nofixture\n${read('after.ts').trimEnd()}\n\`\`\`` };
  const page = Object.entries(parts).reduce((text, [name, part]) => replacePart(text, name, part), readFileSync(PAGE, 'utf8'));
  writeFileSync(PAGE, page);
}

function rows(): Row[] {
  return [
    ['CloudFormation', 'before-cloudformation.yaml', parse(read('before-cloudformation.yaml'), { logLevel: 'error' }).Resources],
    ['`aws-cdk-lib/aws-batch`', 'before-l2.ts', resourcesOf(BeforeL2)],
    ['`cdk-batchworks`', 'after.ts', resourcesOf(After)],
    ['a job of AWS Copilot', 'copilot/manifest.yml'],
    ['the same with `cdk-batchworks`', 'copilot/after.ts', resourcesOf(AfterCopilot)],
  ];
}

function resourcesOf(StackOfExample: typeof After): object {
  return Template.fromStack(new StackOfExample(new App(), 'Reports', { env: ENV })).toJSON().Resources;
}

function table(entries: Row[]): string {
  const cells = entries.map(([way, file, resources]) => [way, `[\`${file}\`](../examples/migration/${file})`, linesOf(file), resources ? Object.keys(resources).length : 'made by Copilot']);
  return [['written with', 'file', 'lines', 'resources'], ['---', '---', '---', '---'], ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** Lines that say something: no empty ones, no comments. */
function linesOf(file: string): number {
  return read(file).split('\n').map((line) => line.trim()).filter((line) => line && !/^(#(?!!)|\/\/|\/\*\*|\*)/.test(line)).length;
}

/** Puts a text between two comments, which stay. */
function replacePart(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: \`npx projen docs:migration\` -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) { throw new Error(`${PAGE} must have ${begin} … ${end}`); }
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

function read(file: string): string {
  return readFileSync(join(EXAMPLES, file), 'utf8');
}

main();

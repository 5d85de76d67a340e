import * as fs from 'node:fs';
import * as path from 'node:path';
import { CfnResource, Stack } from 'aws-cdk-lib';

const FOLDER = path.join(__dirname, '../ids');

/**
 * Requires that every resource of a stack has the path and the logical id that it had: `test/ids` has a list for each app, to be read in a review,
 * where the whole templates beside it are too long to be.
 */
export function requireKeptIds(stack: Stack, folder = FOLDER) {
  const file = path.join(folder, `${stack.stackName}.txt`);
  const ids = idsOf(stack);
  if (!fs.existsSync(file) && !process.env.CI) { fs.writeFileSync(file, `${ids.join('\n')}\n`); }
  const kept = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  const gone = kept.filter((line) => !ids.includes(line));
  const added = ids.filter((line) => !kept.includes(line));
  if (gone.length + added.length > 0) { throw new Error(explain(path.relative(process.cwd(), file), gone, added)); }
}

function idsOf(stack: Stack): string[] {
  return stack.node.findAll()
    .filter((node) => CfnResource.isCfnResource(node) && node.stack === stack)
    .map((node) => `${node.node.path} ${stack.resolve((node as CfnResource).logicalId)} ${(node as CfnResource).cfnResourceType}`)
    .sort();
}

function explain(file: string, gone: string[], added: string[]): string {
  return [
    `the resources of ${file} are others than before:`,
    ...gone.map((line) => `  - ${line}`),
    ...added.map((line) => `  + ${line}`),
    gone.length > 0
      ? 'Whoever has deployed it loses what is marked with -: CloudFormation deletes it, or replaces it with what is marked with +. A compute '
        + 'environment ends its jobs then, a queue loses its place under its users, a log group or file system is left behind.'
      : 'Nothing that is deployed is touched: there is something new.',
    `If it is meant to be: delete ${file}, run the test again, which writes it, and commit it with a message that says so (${gone.length > 0 ? 'BREAKING CHANGE' : 'feat'}).`,
  ].join('\n');
}

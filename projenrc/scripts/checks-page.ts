/** Writes `docs/checks.md` from the rules and their examples. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Rule } from '../../src/checks/rule';
import { AREAS, RETIRED } from '../../src/checks/rules';

const ROOT = resolve(__dirname, '../..');

const HEAD = `<!-- Generated from src/checks/rules and test/checks/examples: run \`npx projen docs:checks\`. -->
# The checks

What stops an AWS Batch job, said before the deployment. Each check looks at CloudFormation templates only: whatever made them, nothing is asked of
an account. It holds, is violated, or cannot be told: a value that only a deployment knows, and a resource that is declared elsewhere, are no findings.

A clean report says: nothing in these templates keeps these jobs from starting, given capacity, quotas, images and existing secrets. It says no more.

| severity | what it means |
|---|---|
| error | a job provably cannot start, or AWS rejects the deployment |
| warning | a failure, a loss of data, or an expense is likely |
| info | advice |

There are three ways in:

- in a CDK app: \`Validations.of(app).addPlugins(new BatchChecks())\`; a finding that is right as it is gets acknowledged where it stands, with
  \`Validations.of(job).acknowledge({ id: 'BatchChecks::JD-09', reason: '…' })\`;
- on the command line, for any template: \`batchworks check cdk.out\`;
- in a test: \`BatchChecks.inspect(Template.fromStack(stack).toJSON())\`.
`;

function main() {
  const sections = AREAS.map(({ title, rules }) => [`## ${title}`, ...rules.map(section)].join('\n\n'));
  const page = [HEAD, overview(), ...sections, retired()].join('\n\n');
  writeFileSync(join(ROOT, 'docs/checks.md'), `${page.replace(/\n{3,}/g, '\n\n')}\n`);
}

function overview(): string {
  const rows = AREAS.flatMap(({ rules }) => rules).map(({ id, title, severity }) => `| [${id}](#${id.toLowerCase()}) | ${inCell(title)} | ${severity} |`);
  return ['| id | what has to hold | severity |', '|---|---|---|', ...rows].join('\n');
}

function section(rule: Rule): string {
  const [violating, mended, before] = examples(rule.id);
  return [
    `### ${rule.id}`,
    `**${rule.title}.** (${rule.severity}${rule.needsBefore ? ', compared with what is deployed' : ''})`,
    rule.explanation,
    `*What to change:* ${rule.remedy}`,
    ...before ? ['Deployed:', yaml(before)] : [],
    'Violates it:', yaml(violating),
    'Mended:', yaml(mended),
    `Read more: ${rule.links.map((link) => `<${link}>`).join(', ')}`,
  ].join('\n\n');
}

function examples(id: string): string[] {
  return readFileSync(join(ROOT, 'test/checks/examples', `${id}.yaml`), 'utf8').split(/^---$/m).map((text) => text.trim());
}

function yaml(text: string): string {
  return `\`\`\`yaml\n${text}\n\`\`\``;
}

function retired(): string {
  const rows = RETIRED.map(({ id, title, reason }) => `| ${id} | ${inCell(title)} | ${inCell(reason)} |`);
  return ['## Not checked', 'Statements that are not checked, and why. Their ids stay taken.', ['| id | statement | why not |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

main();

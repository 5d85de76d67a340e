import type { Severity } from '#shared/checks/rule';
import { Command, Option } from 'commander';
import type { FormatName } from '../../checks';

interface CheckOptions {
  readonly format: FormatName;
  readonly against?: readonly string[];
  readonly severity: Severity;
  readonly explain?: string;
  readonly unknown?: boolean;
}

/** Wider lines are no easier to read. */
const MAX_COLUMNS = 100;
const MIN_COLUMNS = 40;

const FINDINGS = 1;

/** `batchworks check`: what would keep jobs from starting, before the deploy. */
export function checkCommand(): Command {
  const command = new Command('check')
    .description('say before the deploy what would keep jobs from starting, and why')
    .argument('[templates...]', 'cdk.out folders, or CloudFormation templates in JSON or YAML')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json', 'sarif']).default('text'))
    .option('--against <template>', 'what was deployed before, for what only an update breaks; can be repeated', collect)
    .addOption(new Option('--severity <severity>', 'what fails the check: findings of this severity or a worse one; the others are only shown')
      .choices(['error', 'warning', 'info']).default('warning'))
    .option('--unknown', 'show what cannot be told from the templates, too')
    .option('--explain <rule>', 'say what a rule is about, in place of a check')
    .addHelpText('after', `
The exit code is 0 where nothing fails the check, 1 where a finding does, 2 where a template cannot be read.

Examples:
  $ batchworks check cdk.out
  $ batchworks check network.yaml jobs.yaml --severity error
  $ batchworks check cdk.out --against deployed.json
  $ batchworks check cdk.out --format sarif > batchworks.sarif
  $ batchworks check --explain SZ-08`);
  return command.action(async (templates: string[], options: CheckOptions) => {
    if (templates.length === 0 && options.explain === undefined) {
      command.error("error: missing required argument 'templates'");
    }
    const { check, explain } = await import('../../checks/index.js');
    const columns = Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, process.stdout.columns ?? 80));
    if (options.explain !== undefined) {
      process.stdout.write(explain(options.explain, { columns }));
      return;
    }
    const { output, passed } = check({ ...options, templates, columns });
    process.stdout.write(output);
    process.exitCode = passed ? 0 : FINDINGS;
  });
}

function collect(path: string, before: readonly string[] = []): string[] {
  return [...before, path];
}

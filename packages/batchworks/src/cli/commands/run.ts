import { Command } from 'commander';
import { keyValue, toLocalBatchProps, wholeNumber, withLocalBatchOptions } from '../options';
import type { LocalBatchOptions } from '../options';

/** What `batchworks run` is told. */
export interface RunOptions extends LocalBatchOptions {
  readonly job: string;
  readonly queue?: string;
  readonly param?: Record<string, string>;
  readonly env?: Record<string, string>;
  readonly arraySize?: number;
  readonly shareIdentifier?: string;
}

/** `batchworks run`: one job from start to end. */
export function runCommand(): Command {
  return withLocalBatchOptions(new Command('run'))
    .description('run one job on the local Batch: show its progress, print its log, exit with its result')
    .argument('[command...]', 'a command in place of the one of the job definition, behind --')
    .requiredOption('--job <name>', 'the job definition')
    .option('--queue <name>', 'the job queue (default: the one that the job is made for)')
    .option('--param <key=value>', 'a parameter, for `Ref::key` in the command; can be repeated', keyValue)
    .option('--env <key=value>', 'an environment variable; can be repeated', keyValue)
    .option('--array-size <number>', 'run it as an array of that many jobs (default: what the construct says, else one job)', wholeNumber(2, 10_000))
    .option('--share-identifier <name>', 'whose job it is, in a queue with a fair-share policy')
    .addHelpText('after', `
The exit code is that of the job; 1 where it has none, 2 where it could not be submitted.

Examples:
  $ batchworks run cdk.out --job Frame --param scene=harbor
  $ batchworks run cdk.out --job Frame --array-size 36 --env LOG=debug
  $ batchworks run cdk.out --job Frame -- node --version`)
    .action(async (template: string, command: string[], options: RunOptions) => {
      const { LocalBatch } = await import('../../local/local-batch.js');
      const { endRequested } = await import('../shutdown.js');
      const { runJob } = await import('../run-job.js');
      const batch = await LocalBatch.start({ ...toLocalBatchProps(template, options), earlierJobs: 'ignore' });
      if (options.engine === 'auto') { process.stderr.write(`engine: ${batch.engineDescription}\n`); }
      try {
        process.exitCode = await Promise.race([runJob(batch, command, options), endRequested(batch)]);
      } finally {
        await batch.close();
      }
    });
}

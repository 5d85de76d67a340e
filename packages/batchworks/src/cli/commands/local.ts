import { setFlagsFromString } from 'node:v8';
import { Command } from 'commander';
import { printable } from '../../private/printable';
import { toLocalBatchProps, withLocalBatchOptions } from '../options';
import type { LocalBatchOptions } from '../options';

/** What `batchworks local` is told. */
interface LocalOptions extends LocalBatchOptions {
  readonly fresh?: boolean;
}

/** `batchworks local`: an endpoint until Ctrl-C. */
export function localCommand(): Command {
  return withLocalBatchOptions(new Command('local'))
    .description('start the local Batch for a template, and serve until Ctrl-C')
    .option('--fresh', 'forget the jobs of before (default: they go on)')
    .addHelpText('after', `
Examples:
  $ batchworks local cdk.out
  $ batchworks local cdk.out/Render.template.json --port 8700 --vcpus 2`)
    .action(serve);
}

/**
 * Lets V8 collect before the heap has grown to a multiple of what is in it: with 100,000 finished jobs the process takes 150 MiB instead of
 * 260. It has no API but this flag, which V8 looks at whenever it decides how far the heap may grow.
 */
function stayLean() {
  setFlagsFromString('--optimize-for-size');
}

async function serve(template: string, options: LocalOptions) {
  stayLean();
  const { LocalBatch } = await import('../../local/local-batch.js');
  const { endRequested } = await import('../shutdown.js');
  const batch = await LocalBatch.start({ ...toLocalBatchProps(template, options), earlierJobs: options.fresh ? 'forget' : 'resume' });
  batch.notices.forEach((notice) => process.stderr.write(`${printable(notice)}\n`));
  const end = endRequested(batch);
  const { jobQueues, jobDefinitions } = batch.deployment.model;
  process.stdout.write(`local Batch: ${batch.endpoint} (Ctrl-C to stop)

  queues       ${namesOf(jobQueues)}
  jobs         ${namesOf(jobDefinitions)}
  state        ${batch.stateDirectory}
  engine       ${batch.engineDescription}

For the AWS SDKs and the aws command, in another terminal:

  export AWS_ENDPOINT_URL=${batch.endpoint} AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
`);
  process.exitCode = await end;
  await batch.close();
}

function namesOf(resources: readonly { readonly name: string }[]) {
  return resources.map(({ name }) => name).join(', ') || 'none';
}

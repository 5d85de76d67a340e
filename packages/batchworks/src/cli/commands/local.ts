import { Command } from 'commander';
import { toLocalBatchProps, withLocalBatchOptions } from '../options';
import type { LocalBatchOptions } from '../options';

/** `batchworks local`: an endpoint until Ctrl-C. */
export function localCommand(): Command {
  return withLocalBatchOptions(new Command('local'))
    .description('start the local Batch for a template, and serve until Ctrl-C')
    .addHelpText('after', `
Examples:
  $ batchworks local cdk.out
  $ batchworks local cdk.out/Render.template.json --port 8700 --vcpus 2`)
    .action(serve);
}

async function serve(template: string, options: LocalBatchOptions) {
  const { LocalBatch } = await import('../../local/local-batch.js');
  const { endRequested } = await import('../shutdown.js');
  const batch = await LocalBatch.start(toLocalBatchProps(template, options));
  const end = endRequested(batch);
  const { jobQueues, jobDefinitions } = batch.deployment.model;
  process.stdout.write(`local Batch: ${batch.endpoint} (Ctrl-C to stop)

  queues       ${namesOf(jobQueues)}
  jobs         ${namesOf(jobDefinitions)}
  state        ${batch.stateDirectory}

For the AWS SDKs and the aws command, in another terminal:

  export AWS_ENDPOINT_URL=${batch.endpoint} AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local
`);
  process.exitCode = await end;
  await batch.close();
}

function namesOf(resources: readonly { readonly name: string }[]) {
  return resources.map(({ name }) => name).join(', ') || 'none';
}

import { Command, CommanderError } from 'commander';
import { version } from '../private/version';
import { checkCommand } from './commands/check';
import { localCommand } from './commands/local';
import { runCommand } from './commands/run';
import { simulateCommand } from './commands/simulate';
import { exitCodeOf, report } from './errors';

/** Runs the command line and sets the exit code of the process. */
export async function main(argv: readonly string[]): Promise<void> {
  // Node.js 20 is supported here; that the SDK will ask for 22 one day is nothing that a user can act on.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  process.stdout.on('error', ignoreClosedPipe);
  try {
    await program().parseAsync(argv);
  } catch (error) {
    // Commander has printed its own errors, and help and version, which it also ends with an error.
    if (!(error instanceof CommanderError)) { report(error); }
    process.exitCode = exitCodeOf(error);
  }
}

/** Who reads only the beginning (`| head`) closes the pipe. */
function ignoreClosedPipe(error: NodeJS.ErrnoException) {
  if (error.code !== 'EPIPE') { throw error; }
}

function program(): Command {
  const command = new Command('batchworks')
    .description('Checks the AWS Batch resources of CloudFormation templates before the deploy, and runs their jobs on your own machine.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', `
Examples:
  $ batchworks check cdk.out
  $ batchworks run cdk.out --job Frame --param scene=harbor
  $ batchworks simulate cdk.out --workload workload.yaml --svg workload.svg
  $ batchworks local cdk.out --port 8700
  $ aws batch submit-job --endpoint-url http://127.0.0.1:8700 --job-name one --job-queue Bulk --job-definition Frame`);
  for (const subcommand of [checkCommand(), localCommand(), runCommand(), simulateCommand()]) {
    command.addCommand(subcommand.copyInheritedSettings(command.exitOverride()));
  }
  return command;
}

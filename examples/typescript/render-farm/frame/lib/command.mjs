import { parseArgs } from 'node:util';

const COMMON_OPTIONS = { scene: { type: 'string' }, frames: { type: 'string' } };

/**
 * Runs one command of the farm with its options, `--scene` and `--frames`
 * among them. A failure is one line and exit code 1: the line is what is read
 * in the job's log, the code is what AWS Batch judges the job by.
 */
export async function runCommand(command, extraOptions = {}) {
  try {
    await command(readOptions(extraOptions));
  } catch (error) {
    console.error(`error: ${error.message}`);
    process.exitCode = 1;
  }
}

function readOptions(extraOptions) {
  const { values } = parseArgs({ options: { ...COMMON_OPTIONS, ...extraOptions } });
  for (const name of Object.keys(COMMON_OPTIONS)) {
    if (!values[name]) throw new Error(`\`--${name}\` is required`);
  }
  return values;
}

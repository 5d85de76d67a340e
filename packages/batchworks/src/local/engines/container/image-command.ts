import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { CommandImageAsset } from '#shared/model/types';
import { ProcessGroup } from '../spawner/process-group';

/** What a failed build prints last says as a rule why it failed. */
const SHOWN_LINES = 10;

/**
 * Runs the command that makes an image, and returns the name that it prints: without a shell, in the cloud assembly, as `cdk deploy` does it
 * (https://github.com/aws/aws-cdk-cli/blob/main/packages/%40aws-cdk/cdk-assets-lib/lib/private/handlers/container-images.ts).
 *
 * `DOCKER_HOST` is the engine that runs the jobs, so that `docker build` and `docker load` bring the image there.
 *
 * @throws Error with the exit code and the last lines of stderr, when it fails
 */
export async function runImageCommand({ command, workingDirectory }: CommandImageAsset, socketPath: string, end: AbortSignal): Promise<string> {
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: workingDirectory,
    env: { ...process.env, DOCKER_HOST: `unix://${socketPath}` },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a group of its own, which can be ended with all that the command started
  });
  const kill = () => new ProcessGroup(child.pid!).kill();
  try {
    await once(child, 'spawn'); // throws where there is no such program
    end.addEventListener('abort', kill);
    const [output, errors, [exitCode, signal]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    if (exitCode !== 0) { throw new Error(`it ended with ${exitCode === null ? signal : `exit code ${exitCode}`}; ${lastLinesOf(errors)}`); }
    const image = output.trim();
    // A pipe to the end, as the CDK's own `TarballImageAsset` has it, hides the exit code.
    if (image === '') { throw new Error(`it must print the name of the image that it made, and printed nothing; ${lastLinesOf(errors)}`); }
    return image;
  } catch (error) {
    throw new Error(`the image was not made by \`${command.join(' ')}\` in ${workingDirectory}: ${(error as Error).message}`);
  } finally {
    end.removeEventListener('abort', kill);
  }
}

function lastLinesOf(errors: string): string {
  const lines = errors.trim().split('\n').slice(-SHOWN_LINES).join('\n');
  return `stderr ${lines === '' ? 'is empty' : `ends with:\n${lines}`}`;
}

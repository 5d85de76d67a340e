import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runImageCommand } from '../../../../src/local/engines/container/image-command';
import { temporaryFolder } from '../../../_helpers/templates';

const SOCKET = '/run/engine.sock';

/** What becomes of a command in a folder of its own. */
async function made(command: readonly string[], end = new AbortController().signal) {
  return runImageCommand({ tag: 'abc', command, workingDirectory: temporaryFolder() }, SOCKET, end);
}

const shell = (script: string) => ['sh', '-c', script, 'name'];

test('the image is called what the command prints, without the space around it; what it says to stderr is no part of that', async () => {
  await expect(made(shell('echo building >&2; echo; echo "  my/image:1 "'))).resolves.toBe('my/image:1');
});

test('the command runs in the cloud assembly, with its arguments as they are, and is told of the engine', async () => {
  const workingDirectory = temporaryFolder();
  writeFileSync(join(workingDirectory, 'make.sh'), '#!/bin/sh\necho "$PWD $1 $DOCKER_HOST"\n', { mode: 0o700 });
  await expect(runImageCommand({ tag: 'abc', command: ['./make.sh', '$HOME  x'], workingDirectory }, SOCKET, new AbortController().signal))
    .resolves.toBe(`${workingDirectory} $HOME  x unix://${SOCKET}`);
});

describe('a command that makes no image says why', () => {
  test.each([
    ['by its exit code and the end of stderr', shell('seq 1 12 >&2; exit 3'), /made by `sh -c .* name` in \/.*: it ended with exit code 3; stderr ends with:\n3\n4\n(.*\n)*12$/],
    ['by its signal', shell('kill -9 $$'), /it ended with SIGKILL; stderr is empty$/],
    ['when it prints nothing', shell('no-such-docker load | tail -n 1'), /it must print the name of the image that it made, and printed nothing; stderr ends with:\n.*no-such-docker/],
    ['when there is no such program', ['no-such-program'], /the image was not made by `no-such-program` in \/.*: spawn no-such-program ENOENT$/],
  ])('%s', async (_, command, message) => {
    await expect(made(command)).rejects.toThrow(message);
  });
});

test('a command is ended with all that it started', async () => {
  const end = new AbortController();
  const image = made(shell('sleep 20 | sleep 20'), end.signal);
  await Promise.all([expect(image).rejects.toThrow(/it ended with SIGKILL/), wait(200).then(() => end.abort())]);
}, 10_000);

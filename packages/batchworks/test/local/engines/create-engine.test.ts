import { createEngine } from '../../../src/local/engines/create-engine';
import type { EngineName } from '../../../src/local/engines/engine-names';
import { StateDirectory } from '../../../src/local/store/state-directory';
import { temporaryFolder } from '../../_helpers/templates';

const before = process.env.DOCKER_HOST;
beforeEach(() => { process.env.DOCKER_HOST = 'unix:///no/such.sock'; });
afterAll(() => { if (before === undefined) { delete process.env.DOCKER_HOST; } else { process.env.DOCKER_HOST = before; } });

async function create(name: string) {
  return createEngine(name as EngineName, { state: new StateDirectory(temporaryFolder()), stopTimeoutSeconds: 1, allowPrivileged: false });
}

describe('where no container engine answers', () => {
  test('`process` does not ask for one', async () => {
    await expect(create('process')).resolves.toMatchObject({ description: 'processes of this machine' });
  });

  test('`auto` takes processes, and says why', async () => {
    await expect(create('auto')).resolves.toMatchObject({
      description: expect.stringMatching(/^processes of this machine: no container engine answers; looked at \/no\/such\.sock/),
    });
  });

  test('`container` fails', async () => {
    await expect(create('container')).rejects.toThrow(/^no container engine answers/);
  });
});

test('an engine that does not exist is named, with those that do', async () => {
  await expect(create('docker')).rejects.toThrow('`engine` must be one of process, container, auto, got "docker"');
});

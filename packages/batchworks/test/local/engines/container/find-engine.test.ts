import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { findContainerEngine, socketsOf } from '../../../../src/local/engines/container/find-engine';
import { temporaryFolder } from '../../../_helpers/templates';

const INFO = { NCPU: 8, MemoryLimit: true, SwapLimit: false, CpuCfsQuota: true, CPUShares: false, CgroupVersion: '2' };

/** An engine that answers what it is. */
async function engineAt(socket: string, version: object) {
  const server = createServer((request, response) => response
    .setHeader('Content-Type', 'application/json')
    .end(JSON.stringify(request.url!.endsWith('/version') ? version : INFO)));
  await new Promise<void>((resolve) => { server.listen(socket, resolve); });
  return server;
}

describe('where a container engine may listen', () => {
  test('is only at DOCKER_HOST, if there is one', () => {
    expect(socketsOf({ DOCKER_HOST: 'unix:///tmp/a.sock', XDG_RUNTIME_DIR: '/run/user/1' })).toEqual(['/tmp/a.sock']);
  });

  test.each([['tcp://127.0.0.1:2375'], ['ssh://me@there'], ['/tmp/a.sock']])('is never %s', (DOCKER_HOST) => {
    expect(() => socketsOf({ DOCKER_HOST })).toThrow(/DOCKER_HOST must be `unix:\/\/` .* got "/);
  });

  test('is else with Docker, then Podman', () => {
    expect(socketsOf({ XDG_RUNTIME_DIR: '/run/user/1' })).toEqual([
      '/var/run/docker.sock', expect.stringMatching(/\/\.docker\/run\/docker\.sock$/), '/run/user/1/docker.sock', '/run/user/1/podman/podman.sock',
      '/run/podman/podman.sock',
    ]);
  });
});

describe('the container engine', () => {
  test('is the first that answers, with what it can do', async () => {
    const [noSocket, socket] = ['text', 'engine.sock'].map((name) => join(temporaryFolder(), name));
    writeFileSync(noSocket, '');
    const server = await engineAt(socket, { Version: '5.1', Components: [{ Name: 'Podman Engine' }] });
    const { docker: _, ...found } = await findContainerEngine(['/no/such.sock', noSocket, socket]);
    server.close();
    expect(found).toEqual({
      socketPath: socket, isPodman: true, name: `Podman 5.1 (${socket})`, cpus: 8, can: { memory: true, swap: false, swappiness: false, cpu: false },
    });
  });

  test('may be Docker, which does not name itself', async () => {
    const socket = join(temporaryFolder(), 'engine.sock');
    const server = await engineAt(socket, { Version: '28.0.1', Components: [{ Name: 'Engine' }] });
    const found = await findContainerEngine([socket]);
    server.close();
    expect(found).toMatchObject({ isPodman: false, name: `Docker 28.0.1 (${socket})` });
  });

  test('may be none: the message says where it was looked for, and what to do', async () => {
    const noSocket = join(temporaryFolder(), 'text');
    writeFileSync(noSocket, '');
    await expect(findContainerEngine(['/no/such.sock', noSocket])).rejects.toThrow(new RegExp(
      '^no container engine answers; looked at /no/such.sock \\(no such file\\), .*/text \\(.*ECONNREFUSED.*\\); start Docker or Podman .* the engine `process`$',
    ));
  });
});

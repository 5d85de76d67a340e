import { spawnSync } from 'node:child_process';
import { busyboxObstacle } from './busybox-image';
import type { ContainerService } from './container-service';
import { DockerService } from './docker-service';
import { PodmanService } from './podman-service';

export { COMMAND_IMAGE, type ContainerService, ENTRYPOINT_IMAGE } from './container-service';

/** Starts an engine, which may reach a registry without TLS. */
export type StartService = (registry?: string) => Promise<ContainerService>;

const ENGINES: readonly (readonly [name: string, programs: readonly string[], packages: string, start: StartService])[] = [
  ['Podman', ['podman', 'runc'], 'podman runc', async (registry) => new PodmanService(registry).start()],
  ['Docker', ['dockerd', 'docker'], 'docker.io', async () => new DockerService().start()],
];

jest.setTimeout(60_000); // a container takes a tenth of a second, and on a busy machine seconds

/** Tests for each container engine that can run on this machine; for any other, they are skipped, with a line that says so. */
export function describeContainers(name: string, tests: (start: StartService) => void) {
  for (const [engine, programs, packages, start] of ENGINES) {
    const why = obstacle(programs, packages);
    if (why) { process.stderr.write(`SKIPPED: ${name}, of ${engine}, because ${why}\n`); }
    (why ? describe.skip : describe)(`${name}, of ${engine}`, () => tests(start));
  }
}

/** What keeps the containers of an engine from being run on this machine, in words; nothing where they can be. */
function obstacle(programs: readonly string[], packages: string): string | undefined {
  if (process.platform !== 'linux' || process.getuid!() !== 0) { return 'the tests of containers are for root on Linux'; }
  const missing = programs.find((program) => spawnSync('which', [program]).status !== 0);
  return missing ? `there is no ${missing}; apt-get install ${packages}` : busyboxObstacle();
}

import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';

/** A container engine that answers, and what it can do. */
export interface ContainerEngineApi {
  readonly docker: Docker;
  readonly socketPath: string;
  readonly isPodman: boolean;
  /** For a person: name, version, socket. */
  readonly name: string;
  readonly cpus: number;
  /** What it can limit: without root rights, that is up to the cgroups that the system hands on. */
  readonly can: { readonly memory: boolean; readonly swap: boolean; readonly swappiness: boolean; readonly cpu: boolean };
}

/** An engine on this machine answers within milliseconds; one that hangs must not keep the local Batch from starting. */
const ANSWER_MILLISECONDS = 5000;

const UNIX = 'unix://';

/**
 * The first container engine that answers at one of the sockets.
 *
 * @throws Error with where it looked, when none does
 */
export async function findContainerEngine(sockets = socketsOf(process.env)): Promise<ContainerEngineApi> {
  const failures: string[] = [];
  for (const socket of sockets) {
    try {
      return await connect(socket);
    } catch (error) {
      failures.push(`${socket} (${existsSync(socket) ? (error as Error).message : 'no such file'})`);
    }
  }
  throw new Error(`no container engine answers; looked at ${failures.join(', ')}; start Docker or Podman (\`podman system service\`), ` +
    'set DOCKER_HOST to `unix://` and its socket, or use the engine `process`');
}

/**
 * Where engines listen. `DOCKER_HOST` alone counts, if it is set. Only sockets of this machine: an engine elsewhere has none of the folders
 * that the containers mount.
 *
 * See https://docs.docker.com/engine/security/rootless/ and https://docs.podman.io/en/latest/markdown/podman-system-service.1.html.
 */
export function socketsOf({ DOCKER_HOST, XDG_RUNTIME_DIR }: NodeJS.ProcessEnv): string[] {
  if (DOCKER_HOST) {
    if (!DOCKER_HOST.startsWith(UNIX)) {
      throw new Error(`DOCKER_HOST must be \`unix://\` and a socket of this machine, whose folders the containers mount, got "${DOCKER_HOST}"`);
    }
    return [DOCKER_HOST.slice(UNIX.length)];
  }
  return [
    '/var/run/docker.sock',
    join(homedir(), '.docker/run/docker.sock'),
    ...(XDG_RUNTIME_DIR ? [join(XDG_RUNTIME_DIR, 'docker.sock'), join(XDG_RUNTIME_DIR, 'podman/podman.sock')] : []),
    '/run/podman/podman.sock',
  ];
}

async function connect(socketPath: string): Promise<ContainerEngineApi> {
  const options = { socketPath, host: undefined }; // without `host`, the client would prefer that of DOCKER_HOST, in a form of its own
  const asked = new Docker({ ...options, timeout: ANSWER_MILLISECONDS });
  const version = await asked.version();
  const info = await asked.info() as EngineInfo;
  const isPodman = version.Components?.some(({ Name }) => Name === 'Podman Engine') ?? false;
  return {
    docker: new Docker(options),
    socketPath,
    isPodman,
    name: `${isPodman ? 'Podman' : 'Docker'} ${version.Version} (${socketPath})`,
    cpus: info.NCPU,
    can: {
      memory: info.MemoryLimit,
      swap: info.SwapLimit,
      swappiness: info.CgroupVersion === '1', // version 2 of cgroups has no such setting
      cpu: info.CpuCfsQuota && info.CPUShares,
    },
  };
}

/** Of the answer to https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System/operation/SystemInfo. */
interface EngineInfo {
  readonly NCPU: number;
  readonly MemoryLimit: boolean;
  readonly SwapLimit: boolean;
  readonly CpuCfsQuota: boolean;
  readonly CPUShares: boolean;
  readonly CgroupVersion?: string;
}

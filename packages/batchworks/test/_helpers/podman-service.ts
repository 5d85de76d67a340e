import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from './templates';

/** The tests of both packages run Podman with these settings. */
const SETTINGS = join(__dirname, '../../../../test/_helpers/containers.conf');

const BUSYBOX = '/bin/busybox';

/** Two images of one program: one with a command, one with an entry point. */
export const COMMAND_IMAGE = 'localhost/test-command:1';
export const ENTRYPOINT_IMAGE = 'localhost/test-entrypoint:1';

/** What keeps containers from being run on this machine, in words; nothing where they can be. */
function obstacle(): string | undefined {
  if (process.platform !== 'linux' || process.getuid!() !== 0) { return 'the tests of containers are for root on Linux'; }
  const missing = ['podman', 'runc', 'busybox'].find((program) => spawnSync('which', [program]).status !== 0);
  if (missing) { return `there is no ${missing}; apt-get install podman runc busybox-static`; }
  const isStatic = spawnSync('ldd', [BUSYBOX]).status !== 0;
  return isStatic ? undefined : `${BUSYBOX} needs libraries; apt-get install busybox-static`;
}

const why = obstacle();

/** A `describe` that is skipped, with a line that says so, where no container can run. */
export const describeContainers: typeof describe = why ? describe.skip : describe;
if (why) { process.stderr.write(`SKIPPED: jobs do not run in containers, because ${why}\n`); }

jest.setTimeout(60_000); // a container takes a tenth of a second, and on a busy machine seconds

/** The Docker API of a Podman with a store of its own, in which are the two images, at `DOCKER_HOST`. Nothing of it stays. */
export class PodmanService {
  public static async start(): Promise<PodmanService> {
    const service = new PodmanService();
    await service.listen();
    process.env.DOCKER_HOST = `unix://${service.socket}`;
    return service;
  }

  public readonly socket: string;
  private readonly home = temporaryFolder();
  private readonly env: NodeJS.ProcessEnv = { ...process.env, CONTAINERS_CONF: SETTINGS };
  private readonly options = ['--root', join(this.home, 'root'), '--runroot', join(this.home, 'run'), '--storage-driver', 'overlay'];
  private readonly process: ChildProcess;

  private constructor() {
    this.socket = join(this.home, 'podman.sock');
    const archive = this.archiveOfBusybox();
    this.podman('import', '--quiet', '--change', 'ENV PATH=/bin', '--change', 'CMD ["echo", "from the image"]', archive, COMMAND_IMAGE);
    this.podman('import', '--quiet', '--change', 'ENV PATH=/bin', '--change', 'ENTRYPOINT ["echo", "entered"]', archive, ENTRYPOINT_IMAGE);
    this.process = spawn('podman', [...this.options, 'system', 'service', '--time=0', `unix://${this.socket}`], {
      env: this.env, stdio: 'ignore', cwd: this.home, // where it leaves a file when a container is out of memory
    });
  }

  /** Runs Podman's own command on the same store, and returns what it prints. */
  public podman(...args: string[]): string {
    return execFileSync('podman', [...this.options, ...args], { env: this.env, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** The containers that are there, whatever became of them. */
  public get containers(): string[] {
    return this.podman('ps', '--all', '--quiet').split('\n').filter(Boolean);
  }

  public async close() {
    delete process.env.DOCKER_HOST;
    const exit = once(this.process, 'exit');
    this.process.kill();
    await exit;
    spawnSync('podman', [...this.options, 'system', 'reset', '--force'], { env: this.env });
    spawnSync('umount', [join(this.home, 'root', 'overlay')]); // podman keeps it mounted for its next command
    rmSync(this.home, { recursive: true, force: true });
  }

  private async listen() {
    while (!existsSync(this.socket)) { await wait(20); }
  }

  private archiveOfBusybox(): string {
    const image = join(this.home, 'image');
    ['bin', 'etc', 'tmp'].forEach((name) => mkdirSync(join(image, name), { recursive: true }));
    copyFileSync(BUSYBOX, join(image, 'bin/busybox'));
    for (const applet of execFileSync(BUSYBOX, ['--list'], { encoding: 'utf8' }).trim().split('\n')) {
      if (applet !== 'busybox') { symlinkSync('busybox', join(image, 'bin', applet)); }
    }
    const archive = join(dirname(image), 'image.tar');
    execFileSync('tar', ['-C', image, '-cf', archive, '.']);
    return archive;
  }
}

import { type ChildProcess, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { busyboxArchive } from './busybox-image';
import { temporaryFolder } from './templates';

/** Two images of one program: one with a command, one with an entry point. */
export const COMMAND_IMAGE = 'localhost/test-command:1';
export const ENTRYPOINT_IMAGE = 'localhost/test-entrypoint:1';

/** A container engine of its own for a test file, at `DOCKER_HOST`. Nothing of it stays. */
export abstract class ContainerService {
  public readonly home = temporaryFolder();
  public readonly socket = join(this.home, 'engine.sock');

  /** The command of a client that finds the engine by `DOCKER_HOST`, for a script. */
  public abstract readonly client: string;
  /** Whether a privileged container gets the rights that there are, where the machine lacks some; else it does not start. */
  public abstract readonly givesWhatRightsThereAre: boolean;
  /** A client, and the options by which it finds the engine. */
  protected abstract readonly command: readonly string[];
  protected abstract readonly env: NodeJS.ProcessEnv;
  private process?: ChildProcess;

  /** Starts it, with the two images. */
  public async start(): Promise<this> {
    this.process = this.serve();
    while (!existsSync(this.socket)) {
      if (this.process.exitCode !== null) { throw new Error(`${this.process.spawnfile} ended with the exit code ${this.process.exitCode}`); }
      await wait(20);
    }
    const archive = busyboxArchive();
    this.cli('import', '--change', 'ENV PATH=/bin', '--change', 'CMD ["echo", "from the image"]', archive, COMMAND_IMAGE);
    this.cli('import', '--change', 'ENV PATH=/bin', '--change', 'ENTRYPOINT ["echo", "entered"]', archive, ENTRYPOINT_IMAGE);
    process.env.DOCKER_HOST = `unix://${this.socket}`;
    return this;
  }

  /** Runs a command of the client, and returns what it prints. */
  public cli(...args: string[]): string {
    const [program, ...options] = this.command;
    return execFileSync(program, [...options, ...args], { env: this.env, encoding: 'utf8', stdio: 'pipe' }).trim();
  }

  /** The containers that are there, whatever became of them. */
  public get containers(): string[] {
    return this.cli('ps', '--all', '--quiet').split('\n').filter(Boolean);
  }

  /** Removes an image, where there is one. */
  public removeImage(name: string) {
    const [program, ...options] = this.command;
    spawnSync(program, [...options, 'rmi', '--force', name], { env: this.env });
  }

  public async close() {
    delete process.env.DOCKER_HOST;
    const exit = once(this.process!, 'exit');
    this.process!.kill();
    await exit;
    this.cleanUp();
    rmSync(this.home, { recursive: true, force: true });
  }

  /** Starts what answers at the socket. */
  protected abstract serve(): ChildProcess;
  /** Takes away what would keep the folder from being removed. */
  protected abstract cleanUp(): void;
}

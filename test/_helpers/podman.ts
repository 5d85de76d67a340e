import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** What came of a container. */
export interface ContainerRun {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Builds and runs images, without network and in a store of its own, which is gone when it is closed. */
export class Podman {
  private readonly home = fs.mkdtempSync(path.join(os.tmpdir(), 'batchworks-podman-'));
  private readonly env = { ...process.env, CONTAINERS_CONF: path.join(__dirname, 'containers.conf') };
  private readonly options = [
    '--root', path.join(this.home, 'root'), '--runroot', path.join(this.home, 'run'), '--storage-driver', 'overlay', // vfs copies all for every layer
  ];

  /** Makes an image of a folder. */
  public import(folder: string, name: string) {
    const archive = path.join(this.home, 'image.tar');
    execFileSync('tar', ['-C', folder, '-cf', archive, '.']);
    this.podman('import', '--quiet', '--change', 'ENV PATH=/usr/local/bin:/usr/bin:/bin', archive, name);
    fs.rmSync(archive);
  }

  /** Builds a folder, as the CDK does at a deployment, and returns the image. */
  public build(folder: string, platform?: string): string {
    const image = path.basename(folder).slice(-12).toLowerCase();
    this.podman('build', '--quiet', '--layers=false', '--pull=never', '--network=none', ...(platform ? ['--platform', platform] : []), '--tag', image, folder);
    return image;
  }

  /** Runs a command in a container. */
  public run(image: string, command: string[], environment: Record<string, string> = {}): ContainerRun {
    const variables = Object.entries(environment).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    const { status, stdout, stderr } = spawnSync('podman', [...this.options, 'run', '--rm', '--network=none', ...variables, image, ...command], {
      env: this.env, encoding: 'utf8',
    });
    return { exitCode: status, output: stdout.trim(), errors: stderr.trim() };
  }

  public close() {
    spawnSync('podman', [...this.options, 'system', 'reset', '--force'], { env: this.env });
    spawnSync('umount', [path.join(this.home, 'root', 'overlay')]); // podman keeps it mounted for its next command
    fs.rmSync(this.home, { recursive: true, force: true });
  }

  private podman(...args: string[]): string {
    return execFileSync('podman', [...this.options, ...args], { env: this.env, encoding: 'utf8', stdio: 'pipe' });
  }
}

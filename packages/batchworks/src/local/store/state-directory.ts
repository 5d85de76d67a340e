import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder in which the local Batch keeps what outlives a job: logs, secrets, the content of images and volumes.
 *
 * Only its owner can enter it, since it holds secrets and what jobs write.
 */
export class StateDirectory {
  public readonly path: string;

  constructor(path: string) {
    this.path = resolve(path);
    mkdirSync(this.path, { recursive: true });
    chmodSync(this.path, 0o700);
    // Nobody wants this folder in a repository, and least of all the secrets in it.
    writeFileSync(join(this.path, '.gitignore'), '*\n');
  }

  public get secretsFile() {
    return join(this.path, 'secrets.json');
  }

  public get imagesDirectory() {
    return join(this.path, 'images');
  }

  /** A new, empty folder for one attempt of a job. Children of an array stand below their array: `<id>/<index>/<attempt>`. */
  public createAttemptDirectory(jobId: string, attempt: number): string {
    const directory = join(this.path, 'jobs', ...jobId.split(':'), String(attempt));
    mkdirSync(directory, { recursive: true });
    return directory;
  }

  /** The folder that stands for a volume, made where it does not exist yet. `parts` name it below `volumes`. */
  public volumeDirectory(...parts: readonly string[]): string {
    const directory = join(this.path, 'volumes', ...parts);
    mkdirSync(directory, { recursive: true });
    return directory;
  }
}

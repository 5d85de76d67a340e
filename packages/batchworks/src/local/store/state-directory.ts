import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withStateError } from './state-error';

/**
 * The folder in which the local Batch keeps what outlives a job: the jobs themselves, logs, secrets, the content of images and volumes.
 *
 * Only its owner can enter it, since it holds secrets and what jobs write.
 */
export class StateDirectory {
  public readonly path: string;

  private lastJobDirectory?: string;

  constructor(path: string) {
    this.path = resolve(path);
    withStateError(this.path, () => {
      mkdirSync(this.path, { recursive: true });
      chmodSync(this.path, 0o700);
      // Nobody wants this folder in a repository, and least of all the secrets in it.
      writeFileSync(join(this.path, '.gitignore'), '*\n');
    });
  }

  public get secretsFile() {
    return join(this.path, 'secrets.json');
  }

  public get parametersFile() {
    return join(this.path, 'parameters.json');
  }

  public get journalFile() {
    return join(this.path, 'jobs.jsonl');
  }

  /** Held by the one local Batch that goes on with the jobs of this folder. */
  public get lockFile() {
    return join(this.path, 'lock');
  }

  public get imagesDirectory() {
    return join(this.path, 'images');
  }

  /**
   * A new, empty folder for one attempt of a job: `jobs/<id>/<attempt>`, for a child of an array `jobs/<id of the array>/<index>.<attempt>`.
   *
   * Flat, because a job of a millisecond spends a tenth of that on every folder.
   */
  public createAttemptDirectory(jobId: string, attempt: number): string {
    const [parentId, index] = jobId.split(':');
    const jobDirectory = join(this.path, 'jobs', parentId);
    const directory = `${jobDirectory}/${index === undefined ? attempt : `${index}.${attempt}`}`;
    if (this.lastJobDirectory !== jobDirectory) {
      mkdirSync(jobDirectory, { recursive: true });
      this.lastJobDirectory = jobDirectory;
    }
    mkdirSync(directory);
    return directory;
  }

  /** The folder that stands for a volume, made where it does not exist yet. `parts` name it below `volumes`. */
  public volumeDirectory(...parts: readonly string[]): string {
    const directory = join(this.path, 'volumes', ...parts);
    mkdirSync(directory, { recursive: true });
    return directory;
  }
}

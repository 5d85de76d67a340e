import { type FileHandle, open } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { whyNotKept } from '../../store/state-error';

/** Where output is missing. It ends the line of which only a part was kept. */
const GAP = Buffer.from('\n[batchworks: a part of the output is missing here, since it could not be kept]\n');

/**
 * The file with the output of a container.
 *
 * What the disk has no room for is lost, as it is for a process that writes to its log itself, and the container goes on. What comes when there is
 * room again is kept. Unlike a process, a container does not hear of the error; so the user does, once, and the log shows the gap.
 */
export class LogFile extends Writable {
  /** @throws Error with what to do, where the file cannot be written to at all */
  public static async open(path: string, jobId: string): Promise<LogFile> {
    try {
      return new LogFile(await open(path, 'a', 0o600), path, jobId);
    } catch (error) {
      throw new Error(`the log of the job cannot be kept in ${path}: ${whyNotKept(error as Error)}`);
    }
  }

  private lost?: string;
  private isInGap = false;

  private constructor(private readonly file: FileHandle, private readonly path: string, private readonly jobId: string) {
    super();
  }

  /** Why a part of the output is missing; undefined where all of it is there. */
  public get loss(): string | undefined {
    return this.lost;
  }

  public override _write(output: Buffer, _encoding: BufferEncoding, done: () => void) {
    void this.file.appendFile(this.isInGap ? Buffer.concat([GAP, output]) : output)
      .then(() => { this.isInGap = false; }, (error: Error) => this.lose(error))
      .then(done);
  }

  public override _destroy(error: Error | null, done: (error?: Error | null) => void) {
    this.file.close().then(() => done(error), done);
  }

  private lose(error: Error) {
    this.isInGap = true;
    if (this.lost !== undefined) { return; }
    this.lost = `the log is not complete: ${this.path}: ${whyNotKept(error)}`;
    process.emitWarning(`the log of the job ${this.jobId} cannot be kept in ${this.path}: ${whyNotKept(error)}; until then its output is lost`);
  }
}

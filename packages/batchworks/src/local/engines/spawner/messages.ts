/**
 * What the server and its spawner tell each other: one line of JSON for each message.
 *
 * Lines over two plain pipes, not Node's own IPC, because lines can be collected: what one turn of the event loop has to say goes
 * out with one system call, and wakes the other side once.
 */

/** What an attempt needs to be started. */
export interface StartRequest {
  /** Never empty: the first element is the program. */
  readonly command: readonly string[];
  readonly workingDirectory: string;
  /** All of it: nothing is inherited. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where stdout and stderr go. */
  readonly logFile: string;
}

/** What the server asks for. `id` is its number for the attempt. */
export type SpawnerRequest =
  | StartRequest & { readonly type: 'START'; readonly id: number }
  /** SIGTERM, and SIGKILL for whoever is still there after `graceMilliseconds`. */
  | { readonly type: 'STOP'; readonly id: number; readonly graceMilliseconds: number }
  | { readonly type: 'KILL'; readonly id: number };

/** What the spawner tells of an attempt: that it started and exited, or that it could not be started. */
export type SpawnerReport =
  | { readonly type: 'STARTED'; readonly id: number; /** Also the id of its process group. */ readonly pid: number }
  | { readonly type: 'EXITED'; readonly id: number; readonly exitCode: number }
  | { readonly type: 'FAILED'; readonly id: number; readonly why: string };

/** Puts messages together from the pieces in which a pipe delivers them. */
export class MessageReader<T> {
  private rest = '';

  /** The messages that are complete with this piece. */
  public read(piece: string): T[] {
    const lines = (this.rest + piece).split('\n');
    this.rest = lines.pop()!;
    return lines.map((line) => JSON.parse(line) as T);
  }
}

/** Collects messages until the code that runs now is through, and sends them together. */
export class MessageWriter<T> {
  private lines = '';

  constructor(private readonly write: (lines: string) => void) {}

  public send(message: T) {
    if (this.lines === '') { process.nextTick(() => this.flush()); }
    this.lines += `${JSON.stringify(message)}\n`;
  }

  private flush() {
    const lines = this.lines;
    this.lines = '';
    this.write(lines);
  }
}

import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { lineAt, linesOf } from './lines';
import { StateError, withStateError } from './state-error';

/** Something that happened, of a kind that some part of the local Batch knows how to take up again. */
export interface JournalEntry {
  readonly kind: string;
  readonly content: unknown;
}

/** Takes up again what was once written. `position` is where it is in the file: `read` finds it there at any time. */
export type Replay<T> = (content: T, position: number) => void;

/** Of the lines. To be raised when an older program would read them wrongly, or the scheduler decides otherwise than before. */
const FORMAT = 2;

/** A request asks the same line for one property after the other. */
const MOST_CACHED = 64;
const CLOSED = -1;

/**
 * What happened, one line of JSON for each event, in one file that only grows.
 *
 * A line is in the file before anybody is told, or anything is done, that follows from it: what the system has taken from this
 * process outlives it (though not a power cut; nothing waits for the disk). A process that is killed while it writes leaves a part of a
 * line behind, which is cut off: nobody was told of it.
 *
 * Whoever has something to keep says how it is taken up again, with `on`, before `replay`.
 */
export class Journal {
  /** Moves a journal out of the way, where there is one; the next one begins anew. */
  public static setAside(file: string) {
    if (existsSync(file)) { withStateError(file, () => renameSync(file, `${file}.old`)); }
  }

  private descriptor: number;
  private readonly replays = new Map<string, Replay<never>>();
  private readonly cache = new Map<number, unknown>();
  /** What was noted and is not written yet, by position. */
  private readonly noted = new Map<number, { readonly content: unknown; readonly line: string }>();
  private notedBytes = 0;
  private flushing?: NodeJS.Immediate;
  private size = 0;

  constructor(public readonly file: string) {
    this.descriptor = withStateError(file, () => openSync(file, 'a+', 0o600));
  }

  /** Says how the entries of a kind are taken up again. */
  public on<T>(kind: string, replay: Replay<T>) {
    this.replays.set(kind, replay as Replay<never>);
  }

  /** Takes up again all that was written. Returns how many bytes of an unfinished line were cut off at the end. */
  public replay(): number {
    const end = withStateError(this.file, () => fstatSync(this.descriptor).size);
    let line = 0;
    for (const { text, position } of linesOf(this.descriptor, end)) {
      line += 1;
      this.take(text, position, line);
      this.size = position + Buffer.byteLength(text) + 1;
    }
    const torn = end - this.size;
    if (torn > 0) { withStateError(this.file, () => ftruncateSync(this.descriptor, this.size)); }
    if (this.size === 0) { this.append({ kind: 'FORMAT', content: FORMAT }); }
    return torn;
  }

  /** Writes entries, all of them or none, and returns where they are. */
  public append(...entries: readonly JournalEntry[]): number[] {
    const lines = entries.map(lineOf);
    let end = this.size + this.notedBytes;
    const positions = lines.map((line) => {
      const position = end;
      end += Buffer.byteLength(line);
      return position;
    });
    const noted = Array.from(this.noted.values(), ({ line }) => line);
    withStateError(this.file, () => this.write(Buffer.from(noted.concat(lines).join(''))));
    this.noted.clear();
    this.notedBytes = 0;
    return positions;
  }

  /**
   * Writes an entry that nobody waits for, and returns where it will be: together with what is appended next, at the latest in the next turn of
   * the event loop. A system call for each would take a hundredth of the time of a job of a millisecond.
   */
  public note(entry: JournalEntry): number {
    const position = this.size + this.notedBytes;
    const line = lineOf(entry);
    this.noted.set(position, { content: entry.content, line });
    this.notedBytes += Buffer.byteLength(line);
    this.flushing ??= setImmediate(() => this.flush());
    return position;
  }

  /** The content of an entry. */
  public read<T>(position: number): T {
    const noted = this.noted.get(position);
    if (noted) { return noted.content as T; }
    if (!this.cache.has(position)) {
      if (this.cache.size >= MOST_CACHED) { this.cache.delete(this.cache.keys().next().value!); }
      this.cache.set(position, (JSON.parse(lineAt(this.descriptor, position)) as JournalEntry).content);
    }
    return this.cache.get(position) as T;
  }

  /** Nothing can be written any more. */
  public close() {
    if (this.descriptor === CLOSED) { return; }
    this.flush();
    closeSync(this.descriptor);
    this.descriptor = CLOSED; // the system will give the number to another file
  }

  private flush() {
    this.flushing = undefined;
    if (this.notedBytes === 0 || this.descriptor === CLOSED) { return; }
    try {
      this.append();
    } catch (error) {
      // It goes with what is appended next; whoever appends hears of it.
      if (!(error instanceof StateError)) { throw error; }
    }
  }

  private write(bytes: Buffer) {
    try {
      for (let written = 0; written < bytes.length;) { written += writeSync(this.descriptor, bytes, written); }
      this.size += bytes.length;
    } catch (error) {
      ftruncateSync(this.descriptor, this.size); // a full disk takes the part of a line for which there is room
      throw error;
    }
  }

  private take(text: string, position: number, line: number) {
    const entry = parse(text);
    if (line === 1 && entry?.kind === 'FORMAT' && entry.content !== FORMAT) {
      throw new StateError(`${this.file} is of format ${String(entry.content)}, this version reads format ${FORMAT}; ${START_ANEW}`);
    }
    const replay = entry && this.replays.get(entry.kind);
    if (line === 1 ? entry?.kind !== 'FORMAT' : !replay) { throw this.unreadable(line, 'it is none that the local Batch writes'); }
    try {
      replay?.(entry!.content as never, position);
    } catch (error) {
      throw this.unreadable(line, (error as Error).message);
    }
  }

  private unreadable(line: number, why: string) {
    return new StateError(`line ${line} of ${this.file} cannot be read (${why}); ${START_ANEW}`);
  }
}

const START_ANEW = 'start with --fresh, which sets it aside and forgets its jobs, or name another folder with --state';

function lineOf({ kind, content }: JournalEntry): string {
  return `${JSON.stringify({ kind, content })}\n`;
}

function parse(text: string): JournalEntry | undefined {
  try {
    return JSON.parse(text) as JournalEntry;
  } catch {
    return undefined;
  }
}

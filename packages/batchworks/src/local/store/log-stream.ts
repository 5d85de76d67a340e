import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';

/** A line of a log. */
export interface LogEvent {
  /** Milliseconds since 1970: when the line was seen, at most one sampling interval after it was written. */
  readonly timestamp: number;
  readonly message: string;
  /** Where the line begins in the file. */
  readonly position: number;
}

/** Some lines, and the places in the file where they begin and end. */
export interface LogPage {
  readonly events: readonly LogEvent[];
  readonly begin: number;
  readonly end: number;
}

/** A line, and the places in the file where it begins and ends. */
interface Line {
  readonly begin: number;
  readonly end: number;
  readonly message: string;
}

/** How large the file was when somebody looked. */
export interface Sample {
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** GetLogEvents answers with at most 1 MB. */
const PAGE_BYTES = 1024 * 1024;
const NEW_LINE = 10;

/**
 * The log of one attempt: the file that the job writes, and when which part of it was there.
 *
 * The job writes without passing through this process, so nobody sees the single line arrive. `sample` notes the size of
 * the file from time to time; a line has the time of the first sample that holds it.
 */
export class LogStream {
  /** The stream of an attempt that is over, with the samples of that time; without them, its lines have the time of the last one. */
  public static finished(name: string, group: string, file: string, samples?: readonly Sample[]): LogStream {
    const stream = new LogStream(name, group, file);
    if (samples) {
      stream.taken.push(...samples);
      stream.size = samples.at(-1)?.size ?? 0;
    } else {
      stream.sample(Math.floor(statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0));
    }
    stream.isFinished = true;
    return stream;
  }

  private readonly taken: Sample[] = [];
  private size = 0;
  private isFinished = false;

  constructor(public readonly name: string, public readonly group: string, public readonly file: string) {}

  /** Notes how much the job has written by now. Costs one `stat`, and nothing in memory while nothing is written. */
  public sample(at: number) {
    const { size } = statSync(this.file, { throwIfNoEntry: false }) ?? { size: 0 };
    if (size === this.size) { return; }
    this.size = size;
    this.taken.push({ size, at });
  }

  /** Nothing more will be written: a last line without its end counts as a line. */
  public finish(at: number) {
    this.sample(at);
    this.isFinished = true;
  }

  /** The lines from a place on. */
  public readForward(begin: number, limit: number): LogPage {
    const stop = Math.min(this.size, begin + PAGE_BYTES);
    const lines = this.linesOf(this.read(begin, stop), begin, this.isFinished && stop === this.size);
    return this.pageOf(lines.slice(0, limit), begin);
  }

  /** The last lines before a place. */
  public readBackward(end: number, limit: number): LogPage {
    const stop = Math.min(end, this.size);
    const start = Math.max(0, stop - PAGE_BYTES);
    const bytes = this.read(start, stop);
    // Not at the beginning of a line; unless no other begins here, because the line is longer than a page.
    const firstEnd = start > 0 ? bytes.indexOf(NEW_LINE) + 1 : 0;
    const skipped = firstEnd < bytes.length ? firstEnd : 0;
    const begin = start + skipped;
    const lines = this.linesOf(bytes.subarray(skipped), begin, this.isFinished || stop < this.size);
    return this.pageOf(lines.slice(-limit), begin);
  }

  /** When the job began to write it, and when it wrote last; undefined where it wrote nothing. */
  public get times(): { readonly first?: number; readonly last?: number } {
    return { first: this.samples[0]?.at, last: this.samples.at(-1)?.at };
  }

  /** When the file was made. */
  public get createdAt(): number {
    return Math.floor(statSync(this.file, { throwIfNoEntry: false })?.birthtimeMs ?? 0);
  }

  public get end() {
    return this.size;
  }

  public get samples(): readonly Sample[] {
    return this.taken;
  }

  private pageOf(lines: readonly Line[], begin: number): LogPage {
    return {
      events: lines.map((line) => ({ timestamp: this.timeOf(line.end), message: line.message, position: line.begin })),
      begin: lines[0]?.begin ?? begin,
      end: lines.at(-1)?.end ?? begin,
    };
  }

  /** The lines in a part of the file. What is behind the last line end counts if it is known to be whole, or if it is all there is room for. */
  private linesOf(bytes: Buffer, offset: number, isTailWhole: boolean): Line[] {
    const lines: Line[] = [];
    let start = 0;
    for (let end = bytes.indexOf(NEW_LINE); end !== -1; end = bytes.indexOf(NEW_LINE, start)) {
      lines.push({ begin: offset + start, end: offset + end + 1, message: textOf(bytes.subarray(start, end)) });
      start = end + 1;
    }
    const fillsPage = start === 0 && bytes.length === PAGE_BYTES;
    if (start < bytes.length && (isTailWhole || fillsPage)) {
      lines.push({ begin: offset + start, end: offset + bytes.length, message: textOf(bytes.subarray(start)) });
    }
    return lines;
  }

  /** The time of the first sample that holds the line. */
  private timeOf(lineEnd: number) {
    let low = 0;
    let high = this.taken.length - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.taken[middle].size >= lineEnd) { high = middle; } else { low = middle + 1; }
    }
    return this.taken[low].at;
  }

  private read(begin: number, end: number): Buffer {
    if (end <= begin) { return Buffer.alloc(0); }
    const descriptor = openSync(this.file, 'r');
    try {
      const bytes = Buffer.alloc(Math.max(0, Math.min(end, fstatSync(descriptor).size) - begin));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, begin));
    } finally {
      closeSync(descriptor);
    }
  }
}

function textOf(line: Buffer) {
  return line.toString('utf8').replace(/\r$/, '');
}

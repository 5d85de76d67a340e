import { join, relative } from 'node:path';
import type { Journal } from './journal';
import { LogStream, type Sample } from './log-stream';

/** How often the size of the running jobs' logs is looked at: the precision of a line's time. */
const SAMPLING_MILLISECONDS = 200;

const LOG = 'LOG';

/** A log stream in the journal: when it begins, and once more with its samples when it is finished. */
interface LogEntry {
  readonly name: string;
  readonly group: string;
  /** From the state folder on, which may be moved. */
  readonly file: string;
  readonly samples?: readonly Sample[];
}

/** The log streams of all attempts, by name: those that grow as they are, of the others only where they stand in the journal. */
export class LogStore {
  private readonly finished = new Map<string, number>();
  private readonly growing = new Map<string, LogStream>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly directory: string, private readonly journal: Journal) {
    // Where no second entry follows, the attempt was lost, and the log ends with what is there.
    journal.on(LOG, ({ name }: LogEntry, position) => this.finished.set(name, position));
  }

  /** A stream for an attempt that is about to run. */
  public open(group: string, name: string, file: string): LogStream {
    const stream = new LogStream(name, group, file);
    this.growing.set(name, stream);
    this.keep(stream);
    // One timer for all, and none while nothing runs.
    this.timer ??= setInterval(() => this.sample(), SAMPLING_MILLISECONDS).unref();
    return stream;
  }

  /** The attempt is over. */
  public finish(stream: LogStream) {
    stream.finish(Date.now());
    this.keep(stream, stream.samples);
    this.growing.delete(stream.name);
    if (this.growing.size === 0) { this.close(); }
  }

  /** The stream of a name, as far as it is written by now. */
  public find(name: string): LogStream | undefined {
    const growing = this.growing.get(name);
    if (growing) {
      growing.sample(Date.now());
      return growing;
    }
    const position = this.finished.get(name);
    if (position === undefined) { return undefined; }
    const { group, file, samples } = this.journal.read<LogEntry>(position);
    return LogStream.finished(name, group, join(this.directory, file), samples);
  }

  /** The names of all streams, oldest first. */
  public get names(): readonly string[] {
    return [...this.finished.keys()];
  }

  public close() {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private keep({ name, group, file }: LogStream, samples?: readonly Sample[]) {
    const entry: LogEntry = { name, group, file: relative(this.directory, file), samples };
    this.finished.set(name, this.journal.note({ kind: LOG, content: entry }));
  }

  private sample() {
    const now = Date.now();
    this.growing.forEach((stream) => stream.sample(now));
  }
}

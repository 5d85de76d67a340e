import { join } from 'node:path';
import type { Journal } from './journal';
import { LogStream, type Sample } from './log-stream';

/** How often the size of the running jobs' logs is looked at: the precision of a line's time. */
const SAMPLING_MILLISECONDS = 200;

const LOG = 'LOG';

/** An attempt of a job, counted from 1. */
export interface AttemptOfJob {
  readonly jobId: string;
  readonly attempt: number;
}

/** A log stream in the journal: when it begins, and once more with its samples when it is finished and something was written. */
interface LogEntry {
  readonly name: string;
  readonly group: string;
  /** From the state folder on, which may be moved. */
  readonly file: string;
  /** Whose log it is, of a job with one container. */
  readonly of?: AttemptOfJob;
  readonly samples?: readonly Sample[];
}

/** What to open. */
export interface LogStreamProps extends Pick<LogEntry, 'name' | 'group' | 'of'> {
  /** In the state folder. */
  readonly file: string;
}

/** The log streams of all attempts, by name: those that grow as they are, of the others only where they stand in the journal. */
export class LogStore {
  private readonly finished = new Map<string, number>();
  private readonly growing = new Map<string, LogStream>();
  private timer?: NodeJS.Timeout;

  /** `onAttempt` hears of the log of an attempt, and where its name stands in the journal. */
  constructor(
    private readonly directory: string, private readonly journal: Journal, private readonly onAttempt: (of: AttemptOfJob, position: number) => void,
  ) {
    // Where no second entry follows, nothing was written, or the attempt was lost: the log ends with what is there.
    journal.on(LOG, (entry: LogEntry, position) => this.place(entry, position));
  }

  /** A stream for an attempt that is about to run. */
  public open({ name, group, file, of }: LogStreamProps): LogStream {
    const stream = new LogStream(name, group, file);
    this.growing.set(name, stream);
    this.keep(stream, { of });
    // One timer for all, and none while nothing runs.
    this.timer ??= setInterval(() => this.sample(), SAMPLING_MILLISECONDS).unref();
    return stream;
  }

  /** The attempt is over. */
  public finish(stream: LogStream) {
    stream.finish(Date.now());
    if (stream.samples.length > 0) { this.keep(stream, { samples: stream.samples }); }
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

  private keep({ name, group, file }: LogStream, more: Pick<LogEntry, 'of' | 'samples'>) {
    const entry: LogEntry = { name, group, file: file.slice(this.directory.length + 1), ...more };
    this.place(entry, this.journal.note({ kind: LOG, content: entry }));
  }

  private place({ name, of }: LogEntry, position: number) {
    this.finished.set(name, position);
    if (of) { this.onAttempt(of, position); }
  }

  private sample() {
    const now = Date.now();
    this.growing.forEach((stream) => stream.sample(now));
  }
}

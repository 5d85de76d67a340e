import { LogStream } from './log-stream';

/** How often the size of the running jobs' logs is looked at: the precision of a line's time. */
const SAMPLING_MILLISECONDS = 200;

/** The log streams of all attempts, by name. */
export class LogStore {
  private readonly streams = new Map<string, LogStream>();
  private readonly growing = new Set<LogStream>();
  private timer?: NodeJS.Timeout;

  /** A stream for an attempt that is about to run. */
  public open(group: string, name: string, file: string): LogStream {
    const stream = new LogStream(name, group, file);
    this.streams.set(name, stream);
    this.growing.add(stream);
    // One timer for all, and none while nothing runs.
    this.timer ??= setInterval(() => this.sample(), SAMPLING_MILLISECONDS).unref();
    return stream;
  }

  /** The attempt is over. */
  public finish(stream: LogStream) {
    stream.finish(Date.now());
    this.growing.delete(stream);
    if (this.growing.size === 0) { this.close(); }
  }

  /** The stream of a name, as far as it is written by now. */
  public find(name: string): LogStream | undefined {
    const stream = this.streams.get(name);
    if (stream && this.growing.has(stream)) { stream.sample(Date.now()); }
    return stream;
  }

  public close() {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private sample() {
    const now = Date.now();
    this.growing.forEach((stream) => stream.sample(now));
  }
}

/**
 * What runs the jobs. An engine starts one attempt of one job and tells how it ended; it knows nothing of queues,
 * dependencies or retries.
 */

/** One attempt, ready to run: every placeholder replaced, every secret looked up. */
export interface JobRun {
  readonly jobId: string;
  /** Never empty: the first element is the program. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The job's own folder: empty, and nobody else's. */
  readonly directory: string;
  /** What the job finds in its working directory: a folder with the content of its image, where there is one. */
  readonly imageDirectory?: string;
  readonly mounts: readonly Mount[];
  /** Where stdout and stderr go. */
  readonly logFile: string;
}

/** A folder of this machine that the job sees at another path. */
export interface Mount {
  readonly containerPath: string;
  readonly directory: string;
}

/** How an attempt ended, in the words of Amazon ECS. */
export interface JobExit {
  /** Absent where the job never ran. */
  readonly exitCode?: number;
  /** Why the container stopped. */
  readonly reason?: string;
  /** Why the attempt ended. */
  readonly statusReason?: string;
}

/** Hears about one attempt: `exited` once, after `started` if the job ever ran. Both may be called before `start` returns. */
export interface JobObserver {
  started(): void;
  exited(exit: JobExit): void;
}

/** An attempt that was started. */
export interface RunningJob {
  /** Ends it; `exited` follows. Calling it again changes nothing. */
  stop(): void;
  /** Ends it without the time to finish. */
  kill(): void;
}

/** Runs attempts. */
export interface Engine {
  start(run: JobRun, observer: JobObserver): RunningJob;
  /** Gives back what the engine itself takes of this machine, and ends whatever still runs. */
  close(): void;
}

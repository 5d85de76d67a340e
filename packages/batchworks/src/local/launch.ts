import type { JobExit, JobObserver, RunningJob } from './engines/engine';
import { SecretUnavailableError } from './secrets';

/** Something on its way to the engine: it can be stopped before it arrives there. */
export class Launch implements RunningJob {
  private running?: RunningJob;
  private isOnItsWay = true;

  constructor(private readonly observer: JobObserver) {}

  /** Starts it, unless it was stopped meanwhile. What goes wrong is told as its end. */
  public run(start: (observer: JobObserver) => RunningJob) {
    if (!this.isOnItsWay) { return; }
    this.isOnItsWay = false;
    try {
      this.running = start(this.observer);
    } catch (error) {
      if (!(error instanceof Error)) { throw error; }
      this.observer.exited(error instanceof SecretUnavailableError
        ? { statusReason: error.message }
        : { reason: `CannotStartContainerError: ${error.message}`, statusReason: 'Task failed to start' });
    }
  }

  /** Tells that it never arrives, unless it was stopped meanwhile. */
  public fail(exit: JobExit) {
    if (!this.isOnItsWay) { return; }
    this.isOnItsWay = false;
    this.observer.exited(exit);
  }

  public stop() {
    this.fail({}); // at once: an image may take minutes to come
    this.running?.stop();
  }

  public kill() {
    this.fail({});
    this.running?.kill();
  }
}

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
      this.observer.exited(exitOf('CannotStartContainerError', error));
    }
  }

  /** Tells that it never arrives, unless it was stopped meanwhile. `what` is the name that Amazon ECS has for this. */
  public fail(what: string, error: Error) {
    this.end(exitOf(what, error));
  }

  public stop() {
    this.end({}); // at once: an image may take minutes to come
    this.running?.stop();
  }

  public kill() {
    this.end({});
    this.running?.kill();
  }

  private end(exit: JobExit) {
    if (!this.isOnItsWay) { return; }
    this.isOnItsWay = false;
    this.observer.exited(exit);
  }
}

function exitOf(what: string, error: Error): JobExit {
  return error instanceof SecretUnavailableError
    ? { statusReason: error.message }
    : { reason: `${what}: ${error.message}`, statusReason: 'Task failed to start' };
}

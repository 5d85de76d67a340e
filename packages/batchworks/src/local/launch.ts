import type { JobObserver, RunningJob } from './engines/engine';
import { SecretUnavailableError } from './secrets';

/** Something on its way to the engine: it can be stopped before it arrives there. */
export class Launch implements RunningJob {
  private running?: RunningJob;
  private isStopped = false;

  constructor(private readonly observer: JobObserver) {}

  /** Starts it, unless it was stopped meanwhile. What goes wrong is told as its end. */
  public run(start: (observer: JobObserver) => RunningJob) {
    if (this.isStopped) {
      this.observer.exited({});
      return;
    }
    try {
      this.running = start(this.observer);
    } catch (error) {
      if (!(error instanceof Error)) { throw error; }
      this.observer.exited(error instanceof SecretUnavailableError
        ? { statusReason: error.message }
        : { reason: `CannotStartContainerError: ${error.message}`, statusReason: 'Task failed to start' });
    }
  }

  public stop() {
    this.isStopped = true;
    this.running?.stop();
  }

  public kill() {
    this.isStopped = true;
    this.running?.kill();
  }
}

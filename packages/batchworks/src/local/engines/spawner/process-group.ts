/**
 * A process and all that it started, as far as they stay in its process group.
 *
 * A job must not leave anything behind, as a container does not: so signals go to the group, never to the process alone.
 */
export class ProcessGroup {
  private killTimer?: NodeJS.Timeout;
  private isStopping = false;

  /** `id` is that of the leader, which has to be spawned with `detached`: that makes it the leader of a group of its own. */
  constructor(private readonly id: number) {}

  /** SIGTERM, and SIGKILL for whoever is still there after `graceMilliseconds`. */
  public stop(graceMilliseconds: number) {
    if (this.isStopping) { return; }
    this.isStopping = true;
    this.signal('SIGTERM');
    this.killTimer = setTimeout(() => this.signal('SIGKILL'), graceMilliseconds);
  }

  public kill() {
    this.signal('SIGKILL');
  }

  /** The leader is gone: so must be all that it started. */
  public sweep() {
    clearTimeout(this.killTimer);
    this.signal('SIGKILL');
  }

  private signal(signal: NodeJS.Signals) {
    try {
      process.kill(-this.id, signal);
    } catch (error) {
      // ESRCH: nobody is left. EPERM: macOS says so of a group of zombies.
      if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) { throw error; }
    }
  }
}

import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { constants } from 'node:os';
import type { SpawnerReport, SpawnerRequest, StartRequest } from './messages';
import { ProcessGroup } from './process-group';
import { whyNotStarted } from './why-not-started';

/** The jobs that run: starts and ends them as requested, and reports what becomes of them. */
export class ProcessTable {
  private readonly groups = new Map<number, ProcessGroup>();

  constructor(private readonly report: (report: SpawnerReport) => void) {}

  public handle(request: SpawnerRequest) {
    switch (request.type) {
      case 'START':
        return this.start(request.id, request);
      // A job that ended meanwhile is in the table no more.
      case 'STOP':
        return this.groups.get(request.id)?.stop(request.graceMilliseconds);
      case 'KILL':
        return this.groups.get(request.id)?.kill();
    }
  }

  /** Ends all that runs, without the time to finish. */
  public killAll() {
    this.groups.forEach((group) => group.kill());
  }

  private start(id: number, request: StartRequest) {
    try {
      this.spawn(id, request);
    } catch (error) {
      // An argument that is too long or has a NUL in it, a log that cannot be opened.
      this.report({ type: 'FAILED', id, why: (error as Error).message });
    }
  }

  private spawn(id: number, { command: [program, ...args], workingDirectory, environment, logFile }: StartRequest) {
    const log = openSync(logFile, 'a', 0o600);
    try {
      const child = spawn(program, args, {
        cwd: workingDirectory,
        env: environment,
        // No pipe: what the job writes goes to its log without passing through any other process.
        stdio: ['ignore', log, log],
        detached: true,
      });
      // `error` comes instead of `exit` where the program could not be started.
      child.once('error', (error) => this.report({ type: 'FAILED', id, why: whyNotStarted(program, error) }));
      if (child.pid === undefined) { return; }
      const group = new ProcessGroup(child.pid);
      this.groups.set(id, group);
      this.report({ type: 'STARTED', id, pid: child.pid });
      child.once('exit', (code, signal) => {
        this.groups.delete(id);
        group.sweep();
        this.report({ type: 'EXITED', id, exitCode: code ?? exitCodeOf(signal!) });
      });
    } finally {
      closeSync(log);
    }
  }
}

/** As a shell and Docker have it: 137 after SIGKILL, 143 after SIGTERM. */
function exitCodeOf(signal: NodeJS.Signals) {
  return 128 + constants.signals[signal];
}

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { MessageReader, MessageWriter } from './messages';
import type { SpawnerReport, SpawnerRequest, StartRequest } from './messages';
import { ProcessGroup } from './process-group';

/** The compiled program, also where this file is run from its source, as tests do. */
const PROGRAM = join(__dirname, '../../../../lib/local/engines/spawner/main.js');

/**
 * A fork copies what a process has written to. A small heap, and no compiler and collector beside the program: about 5 % less
 * processor time for a job of a millisecond.
 */
const SMALL = ['--single-threaded', '--max-semi-space-size=1'];

/** Hears about one attempt: `exited` or `failed` once, after `started` if it ever ran. */
export interface SpawnObserver {
  started(): void;
  exited(exitCode: number): void;
  failed(why: string): void;
  /** The spawner ended, and the attempt with it. */
  lost(why: string): void;
}

/** An attempt that was handed to a spawner. Once it is over, nothing here changes anything. */
export interface SpawnedJob {
  stop(graceMilliseconds: number): void;
  kill(): void;
}

interface Attempt {
  readonly observer: SpawnObserver;
  group?: ProcessGroup;
}

/**
 * A process that starts jobs for this one, while this one does its other work. It is small, and a fork takes the longer the more memory
 * a process has: 0.85 ms instead of the 1.1 ms of the server.
 *
 * It also ends the jobs when this process ends without having ended them, which no process can do for itself: a job in a process
 * group of its own would run on, unseen.
 */
export class Spawner {
  private readonly attempts = new Map<number, Attempt>();
  private readonly process: ChildProcess;
  private readonly requests: MessageWriter<SpawnerRequest>;
  private hasEnded = false;
  private lastId = 0;

  constructor(private readonly onEnd: () => void) {
    // In a session of its own: Ctrl-C in the terminal must not end it before it has done its work.
    this.process = spawn(process.execPath, [...SMALL, PROGRAM], { stdio: ['pipe', 'pipe', 'ignore'], detached: true, cwd: '/', env: {} });
    const { stdin, stdout } = this.process as { stdin: NonNullable<ChildProcess['stdin']>; stdout: NonNullable<ChildProcess['stdout']> };
    this.requests = new MessageWriter((lines) => stdin.write(lines));
    const reports = new MessageReader<SpawnerReport>();
    stdout.setEncoding('utf8').on('data', (piece: string) => reports.read(piece).forEach((report) => this.hear(report)));
    stdin.on('error', () => undefined); // it ended: `close` says so too
    this.process.on('error', (error) => this.end(error.message));
    this.process.on('close', (code, signal) => this.end(signal ?? `exit code ${code}`));
    this.process.unref();
    (stdin as Socket).unref();
    this.keepAlive(false);
  }

  /** How many attempts it has started that are not over. */
  public get load(): number {
    return this.attempts.size;
  }

  public start(request: StartRequest, observer: SpawnObserver): SpawnedJob {
    const id = this.lastId += 1;
    this.attempts.set(id, { observer });
    this.keepAlive(true);
    this.requests.send({ type: 'START', id, ...request });
    return {
      stop: (graceMilliseconds) => this.requests.send({ type: 'STOP', id, graceMilliseconds }),
      kill: () => this.requests.send({ type: 'KILL', id }),
    };
  }

  /** Ends it, and with it whatever still runs. */
  public close() {
    this.process.stdin!.end();
  }

  private hear(report: SpawnerReport) {
    const attempt = this.attempts.get(report.id)!;
    if (report.type === 'STARTED') {
      attempt.group = new ProcessGroup(report.pid);
      attempt.observer.started();
      return;
    }
    this.attempts.delete(report.id);
    if (this.attempts.size === 0) { this.keepAlive(false); }
    if (report.type === 'EXITED') { attempt.observer.exited(report.exitCode); } else { attempt.observer.failed(report.why); }
  }

  /** Tells of all attempts that they are over, and makes it true of those that are known to run. */
  private end(why: string) {
    if (this.hasEnded) { return; }
    this.hasEnded = true;
    this.onEnd();
    const attempts = [...this.attempts.values()];
    this.attempts.clear();
    for (const { group, observer } of attempts) {
      group?.kill();
      observer.lost(why);
    }
  }

  /** This process goes on as long as a job runs, and is not kept by a spawner that has nothing to do. */
  private keepAlive(isBusy: boolean) {
    const stdout = this.process.stdout as Socket;
    if (isBusy) { stdout.ref(); } else { stdout.unref(); }
  }
}

import { existsSync, readFileSync } from 'node:fs';
import { compile } from './command-line';
import { temporaryFolder } from './templates';
import type { JobExit, JobRun, RunningJob } from '../../src/local/engines/engine';
import { ProcessEngine } from '../../src/local/engines/process-engine';
import { ImageStore } from '../../src/local/store/image-store';

const STOP_TIMEOUT_MILLISECONDS = 200;

/** One for all runs of a test file: each engine has processes of its own. */
const engine = new ProcessEngine({ stopTimeoutMilliseconds: STOP_TIMEOUT_MILLISECONDS, images: new ImageStore(temporaryFolder()) });

beforeAll(compile, 120_000);
afterAll(() => engine.close());

/** One attempt on the process engine. */
export class EngineRun {
  public readonly exit: Promise<JobExit>;
  public readonly job: RunningJob;
  public readonly directory = temporaryFolder();
  public hasStarted = false;

  constructor(command: readonly string[], props: Partial<JobRun> = {}) {
    let resolve!: (exit: JobExit) => void;
    this.exit = new Promise((settle) => { resolve = settle; });
    const run: JobRun = {
      jobId: 'job', command, environment: {}, container: {}, isFargate: true, mounts: [], directory: this.directory, logFile: this.logFile, ...props,
    };
    this.job = engine.start(run, { started: () => { this.hasStarted = true; }, exited: resolve });
  }

  /** What it has written so far. Its log is there once it runs. */
  public get log(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8') : '';
  }

  /** What it wrote, once it is over. */
  public async output(): Promise<string> {
    await this.exit;
    return this.log;
  }

  private get logFile() {
    return `${this.directory}.log`;
  }
}

/** Runs a script of the shell. */
export function shell(script: string, props: Partial<JobRun> = {}) {
  return new EngineRun(['sh', '-c', script], props);
}

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { StateError, withStateError } from './state-error';

/** Who has a state folder. */
interface Owner {
  readonly pid: number;
  /** When the process started, in ticks since the system did; where that is told. It tells the process from a later one with its number. */
  readonly startTime?: string;
}

/** Keeps other processes from a state folder, until it is released or this process ends, in whatever way. */
export class StateLock {
  /**
   * Takes the lock, from a process that is no more if need be.
   *
   * @throws StateError where another local Batch has it
   */
  public static take(file: string): StateLock {
    const own = `${file}.${process.pid}`;
    withStateError(file, () => writeFileSync(own, JSON.stringify(ownerOf(process.pid)), { mode: 0o600 }));
    try {
      // A file with its content appears at once, and for one process only: that is what `link` is for here.
      while (!linked(own, file)) { clear(file, own); }
    } finally {
      rmSync(own, { force: true });
    }
    return new StateLock(file);
  }

  private constructor(private readonly file: string) {}

  public release() {
    rmSync(this.file, { force: true });
  }
}

function linked(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') { return false; }
    return withStateError(file, () => { throw error; });
  }
}

/** Removes the lock of a process that is no more. */
function clear(file: string, own: string) {
  const owner = read(file);
  if (owner && isAlive(owner)) {
    throw new StateError(`another local Batch (process ${owner.pid}) keeps its state beside ${file}; stop it, or name another folder with --state`);
  }
  const taken = `${own}.stale`;
  try {
    renameSync(file, taken);
  } catch {
    return; // another process was faster; the next round tells what came of it
  }
  const moved = read(taken);
  // Between reading and moving, another process may have taken the lock: it gets it back.
  if (moved && isAlive(moved)) { linked(taken, file); }
  rmSync(taken);
}

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner;
  } catch {
    return undefined; // gone meanwhile, or nothing that this program wrote
  }
}

function isAlive({ pid, startTime }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it is there, and somebody else's
  }
  return startTime === ownerOf(pid).startTime;
}

/** Linux tells it in the 22nd field, counted behind the name in parentheses, which may hold anything. A zombie counts as gone. */
function ownerOf(pid: number): Owner {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, startTime: state === 'Z' ? 'never' : fields[18] };
  } catch {
    return { pid };
  }
}

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive, type Owner, ownerOf } from './owner';
import { StateError, withStateError } from './state-error';

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

import { readFileSync } from 'node:fs';

/** A process that has something of a state folder: the folder itself, or containers. */
export interface Owner {
  readonly pid: number;
  /** When the process started, in ticks since the system did; where that is told. It tells the process from a later one with its number. */
  readonly startTime?: string;
}

/** Whether it still runs. */
export function isAlive({ pid, startTime }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it is there, and somebody else's
  }
  return startTime === ownerOf(pid).startTime;
}

/**
 * A process as it is to be recognized. Linux tells its start in the 22nd field, counted behind the name in parentheses, which may hold anything. A
 * zombie counts as gone.
 */
export function ownerOf(pid: number): Owner {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid, startTime: state === 'Z' ? 'never' : fields[18] };
  } catch {
    return { pid };
  }
}

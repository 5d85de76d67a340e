import { rmSync } from 'node:fs';
import { Journal } from './journal';
import type { StateDirectory } from './state-directory';
import { StateLock } from './state-lock';

/**
 * What becomes of the jobs that a state folder knows from before: they go on (`resume`), they are forgotten (`forget`), or they are
 * neither looked at nor touched, and the new ones are forgotten in the end (`ignore`).
 */
export type EarlierJobs = 'resume' | 'forget' | 'ignore';

/** A journal that belongs to this process alone, until it is closed. */
export interface OwnJournal {
  readonly journal: Journal;
  close(): void;
}

/**
 * Opens the journal of a state folder.
 *
 * @throws StateError where another process has it, or it cannot be read or written
 */
export function openJournal(state: StateDirectory, earlierJobs: EarlierJobs): OwnJournal {
  if (earlierJobs === 'ignore') { return temporaryJournal(state); }
  const lock = StateLock.take(state.lockFile);
  try {
    if (earlierJobs === 'forget') { Journal.setAside(state.journalFile); }
    const journal = new Journal(state.journalFile);
    return { journal, close: () => { journal.close(); lock.release(); } };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** One that the system removes with this process, in whatever way it ends: the file has no name any more. */
function temporaryJournal(state: StateDirectory): OwnJournal {
  const journal = new Journal(`${state.journalFile}.${process.pid}`);
  rmSync(journal.file);
  return { journal, close: () => journal.close() };
}

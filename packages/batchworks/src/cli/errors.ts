import { CommanderError } from 'commander';
import { printable } from '../private/printable';

/** What was given cannot be used: a wrong option, a template that is none, a job that does not exist. */
const UNUSABLE_INPUT = 2;

/** Says what went wrong in one line; with DEBUG=1, where. */
export function report(error: unknown) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`error: ${printable(message)}\n`);
  if (process.env.DEBUG === '1' && error instanceof Error) { process.stderr.write(`${error.stack}\n`); }
}

export function exitCodeOf(error: unknown): number {
  const isHelp = error instanceof CommanderError && error.exitCode === 0;
  return isHelp ? 0 : UNUSABLE_INPUT;
}

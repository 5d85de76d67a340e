import { appendFileSync, closeSync, openSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import type { BatchEvent } from '../local/events';
import { printable } from '../private/printable';

/** Takes events. It never throws: what becomes of jobs must not depend on who hears of it. */
export type EventSink = (event: BatchEvent) => void;

/** How long a receiver may take to answer. */
const RECEIVER_TIMEOUT_MILLISECONDS = 10_000;

/** Where `--events` lets events go: `-` is standard output, a URL gets each one by POST, and anything else is a file that grows line by line. */
export function eventSink(target: string): EventSink {
  if (target === '-') { return (event) => process.stdout.write(lineOf(event)); }
  return /^https?:/.test(target) ? posting(target) : appending(target);
}

function appending(file: string): EventSink {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new InvalidArgumentError(`the events cannot be written to ${file}: ${(error as Error).message}`);
  }
  return (event) => {
    try {
      appendFileSync(file, lineOf(event));
    } catch (error) {
      reportLoss(file, error as Error);
    }
  };
}

/** One after the other, so that they arrive in their order. One that is not taken is lost, and said to be. */
function posting(url: string): EventSink {
  let last: Promise<void> = Promise.resolve();
  return (event) => { last = last.then(async () => post(url, event)); };
}

async function post(url: string, event: BatchEvent): Promise<void> {
  try {
    const signal = AbortSignal.timeout(RECEIVER_TIMEOUT_MILLISECONDS);
    const { ok, status } = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(event), signal });
    if (!ok) { throw new Error(`it answered ${status}`); }
  } catch (error) {
    reportLoss(url, error as Error);
  }
}

function reportLoss(target: string, { message }: Error) {
  process.stderr.write(`an event was lost, because ${printable(target)} did not take it: ${printable(message)}\n`);
}

function lineOf(event: BatchEvent): string {
  return `${JSON.stringify(event)}\n`;
}

import { constants } from 'node:os';
import type { LocalBatch } from '../local/local-batch';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Waits until this process is asked to end, and gives the exit code for it. Who waits closes the local Batch, which gives the
 * jobs the time to finish that they have on AWS; at the second signal they are killed.
 */
export async function endRequested(batch: LocalBatch): Promise<number> {
  return new Promise((resolve) => {
    let isFirst = true;
    const onSignal = (signal: typeof SIGNALS[number]) => {
      if (!isFirst) { batch.kill(); }
      isFirst = false;
      resolve(128 + constants.signals[signal]);
    };
    SIGNALS.forEach((signal) => process.on(signal, onSignal));
  });
}

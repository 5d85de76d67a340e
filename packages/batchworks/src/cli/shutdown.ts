import { constants } from 'node:os';
import type { LocalBatch } from '../local/local-batch';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ends the jobs when this process is asked to end, so that nothing runs on unseen: first with the time to finish that every
 * job has, at the second signal without.
 */
export function closeOnSignals(batch: LocalBatch, whenClosed: () => void = () => undefined) {
  let isClosing = false;
  const onSignal = (signal: typeof SIGNALS[number]) => {
    if (isClosing) { batch.kill(); }
    if (isClosing) { return; }
    isClosing = true;
    process.exitCode = 128 + constants.signals[signal];
    batch.close().then(whenClosed, (error: Error) => {
      process.stderr.write(`error: ${error.message}\n`);
      process.exit(1);
    });
  };
  SIGNALS.forEach((signal) => process.on(signal, onSignal));
  // The last resort, where something else ends this process.
  process.on('exit', () => batch.kill());
}
